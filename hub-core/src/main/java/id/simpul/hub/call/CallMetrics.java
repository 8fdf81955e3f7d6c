package id.simpul.hub.call;

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
class CallMetrics implements CallObserver {
    private static final String NONE = "none";

    private final MeterRegistry meters;
    private final Map<Tags, Timer> timers = new ConcurrentHashMap<>();

    CallMetrics(MeterRegistry meters) {
        this.meters = meters;
    }

    private record Tags(String application, String service, String consumer, String outcome) {
        static Tags of(@Nullable Route route, Application consumer, String outcome) {
            return route == null
                    ? new Tags(NONE, NONE, consumer.code(), outcome)
                    : new Tags(route.application().code(), route.service().code(), consumer.code(), outcome);
        }
    }

    @Override
    public void ended(EndedCall call) {
        Application consumer = call.consumer();
        if (consumer == null) {
            refusedUnknown(call.outcome());
        } else {
            timers.computeIfAbsent(Tags.of(call.route(), consumer, call.outcome()), this::timer)
                    .record(call.nanos(), TimeUnit.NANOSECONDS);
        }
    }

    void refusedUnknown(String code) {
        meters.counter(MetricNames.REFUSED_UNKNOWN, "code", code).increment();
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
