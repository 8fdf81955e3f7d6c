package id.simpul.gateway.telemetry;

import id.simpul.hub.message.TraceContext;
import io.opentelemetry.sdk.trace.IdGenerator;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Names the next span of a thread as the hub named it when the call arrived: the target knows it by that name. */
final class GivenIds implements IdGenerator {
    private static final ThreadLocal<@Nullable TraceContext> GIVEN = new ThreadLocal<>();

    void give(TraceContext trace) {
        GIVEN.set(trace);
    }

    @Override
    public String generateSpanId() {
        return next().spanId();
    }

    @Override
    public String generateTraceId() {
        return next().traceId();
    }

    private TraceContext next() {
        return Objects.requireNonNull(GIVEN.get(), "a span is named before it begins");
    }
}
