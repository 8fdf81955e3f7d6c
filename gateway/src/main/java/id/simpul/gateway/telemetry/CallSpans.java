package id.simpul.gateway.telemetry;

import id.simpul.hub.call.CallObserver;
import id.simpul.hub.call.EndedCall;
import id.simpul.hub.message.TraceContext;
import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanBuilder;
import io.opentelemetry.api.trace.SpanContext;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.api.trace.TraceFlags;
import io.opentelemetry.api.trace.TraceState;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.context.Context;
import io.opentelemetry.sdk.resources.Resource;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import io.opentelemetry.sdk.trace.export.BatchSpanProcessor;
import io.opentelemetry.sdk.trace.export.SpanExporter;
import java.time.Instant;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * One span a call, with the number that the target got in its {@code traceparent}, for calls whose trace is sampled. Names
 * follow the semantic conventions for HTTP servers where there is one, else begin with {@code simpul.}. Spans wait in a
 * bounded queue; where the collector cannot follow they are dropped.
 */
final class CallSpans implements CallObserver, AutoCloseable {
    private static final int FIRST_SERVER_ERROR = 500;
    private static final AttributeKey<String> METHOD = AttributeKey.stringKey("http.request.method");
    private static final AttributeKey<String> ROUTE = AttributeKey.stringKey("http.route");
    private static final AttributeKey<Long> STATUS = AttributeKey.longKey("http.response.status_code");
    private static final AttributeKey<String> ERROR = AttributeKey.stringKey("error.type");
    private static final AttributeKey<String> CALL = AttributeKey.stringKey("simpul.call.id");
    private static final AttributeKey<String> CONSUMER = AttributeKey.stringKey("simpul.consumer");

    private final GivenIds ids = new GivenIds();
    private final SdkTracerProvider provider;
    private final Tracer tracer;

    CallSpans(SpanExporter exporter, String installation) {
        provider = SdkTracerProvider.builder()
                .setIdGenerator(ids)
                .setResource(Resource.getDefault()
                        .merge(Resource.create(Attributes.of(AttributeKey.stringKey("service.name"), installation))))
                .addSpanProcessor(BatchSpanProcessor.builder(exporter).build())
                .build();
        tracer = provider.get("id.simpul.gateway");
    }

    @Override
    public void ended(EndedCall call) {
        TraceContext trace = call.call().trace();
        if (trace.sampled()) {
            Instant start = call.call().receivedAt();
            ids.give(trace);
            Span span = begun(call, trace.parentId(), start);
            describe(span, call);
            span.end(start.plusNanos(call.nanos()));
        }
    }

    private Span begun(EndedCall call, @Nullable String parent, Instant start) {
        SpanBuilder builder = tracer.spanBuilder(name(call))
                .setSpanKind(SpanKind.SERVER)
                .setStartTimestamp(start.getEpochSecond() * 1_000_000_000 + start.getNano(), TimeUnit.NANOSECONDS);
        return parent == null
                ? builder.setNoParent().startSpan()
                : builder.setParent(remote(call.call().trace().traceId(), parent))
                        .startSpan();
    }

    private static Context remote(String traceId, String parent) {
        return Context.root()
                .with(Span.wrap(SpanContext.createFromRemoteParent(
                        traceId, parent, TraceFlags.getSampled(), TraceState.getDefault())));
    }

    private static String name(EndedCall call) {
        String route = route(call);
        return route == null ? call.call().method() : call.call().method() + " " + route;
    }

    /** The template, never the path: it may carry a NIK. */
    private static @Nullable String route(EndedCall call) {
        return call.route() == null
                ? null
                : "/api/" + call.route().application().code() + "/"
                        + call.route().service().code()
                        + (call.operation() == null ? "" : call.operation().path());
    }

    private static void describe(Span span, EndedCall call) {
        span.setAttribute(METHOD, call.call().method());
        span.setAttribute(STATUS, (long) call.status());
        span.setAttribute(CALL, call.call().id().value());
        String route = route(call);
        if (route != null) {
            span.setAttribute(ROUTE, route);
        }
        if (call.consumer() != null) {
            span.setAttribute(CONSUMER, call.consumer().code());
        }
        if (call.fault() != null) {
            span.setAttribute(ERROR, call.outcome());
        }
        if (call.status() >= FIRST_SERVER_ERROR) {
            span.setStatus(StatusCode.ERROR);
        }
    }

    /** Sends what waits, for some seconds at most. */
    @Override
    public void close() {
        provider.shutdown().join(5, TimeUnit.SECONDS);
    }
}
