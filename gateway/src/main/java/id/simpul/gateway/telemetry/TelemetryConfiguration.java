package id.simpul.gateway.telemetry;

import io.micrometer.core.instrument.Clock;
import io.micrometer.registry.otlp.OtlpConfig;
import io.micrometer.registry.otlp.OtlpMeterRegistry;
import io.opentelemetry.exporter.otlp.http.trace.OtlpHttpSpanExporter;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Spans of calls, and once a minute all metrics, go to {@code SIMPUL_OTLP_ENDPOINT}: OTLP over HTTP in protobuf. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnProperty("simpul.otlp-endpoint")
class TelemetryConfiguration {
    private final String endpoint;
    private final String installation;

    TelemetryConfiguration(
            @Value("${simpul.otlp-endpoint}") String endpoint,
            @Value("${simpul.instance:simpul}") String installation) {
        this.endpoint = endpoint;
        this.installation = installation;
    }

    @Bean(destroyMethod = "close")
    CallSpans callSpans() {
        return new CallSpans(
                OtlpHttpSpanExporter.builder()
                        .setEndpoint(endpoint + "/v1/traces")
                        .build(),
                installation);
    }

    @Bean(destroyMethod = "close")
    OtlpMeterRegistry otlpMeterRegistry() {
        OtlpConfig config = key -> switch (key) {
            case "otlp.url" -> endpoint + "/v1/metrics";
            case "otlp.resourceAttributes" -> "service.name=" + installation;
            default -> null;
        };
        return OtlpMeterRegistry.builder(config).clock(Clock.SYSTEM).build();
    }
}
