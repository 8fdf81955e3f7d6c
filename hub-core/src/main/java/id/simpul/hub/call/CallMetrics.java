package id.simpul.hub.call;

import id.simpul.hub.message.Fault;
import id.simpul.hub.observe.MetricNames;
import id.simpul.hub.registry.Application;
import id.simpul.hub.registry.Route;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Counts and times calls. Timers are found by their tags once and kept: a call only looks up. */
@Component
class CallMetrics {
    private static final String NONE = "none";

    private final MeterRegistry meters;
    private final Map<Tags, Timer> timers = new ConcurrentHashMap<>();

    CallMetrics(MeterRegistry meters) {
        this.meters = meters;
    }

    private record Tags(String application, String service, String consumer, String outcome) {}

    void settled(Passage passage, @Nullable Fault fault, int status, long nanos) {
        String outcome = fault == null ? status / 100 + "xx" : fault.code().code();
        record(passage.route(), passage.consumer(), outcome, nanos);
    }

    void refused(@Nullable Route route, Application consumer, Fault fault) {
        record(route, consumer, fault.code().code(), 0);
    }

    void refusedUnknown(Fault fault) {
        meters.counter(MetricNames.REFUSED_UNKNOWN, "code", fault.code().code()).increment();
    }

    private void record(@Nullable Route route, Application consumer, String outcome, long nanos) {
        Tags tags = route == null
                ? new Tags(NONE, NONE, consumer.code(), outcome)
                : new Tags(route.application().code(), route.service().code(), consumer.code(), outcome);
        timers.computeIfAbsent(tags, this::timer).record(nanos, TimeUnit.NANOSECONDS);
    }

    private Timer timer(Tags tags) {
        return Timer.builder(MetricNames.CALLS)
                .tag("application", tags.application())
                .tag("service", tags.service())
                .tag("consumer", tags.consumer())
                .tag("outcome", tags.outcome())
                .register(meters);
    }
}
