package id.simpul.hub.event;

import id.simpul.hub.message.Fault;
import id.simpul.hub.observe.MetricNames;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Counts what happens to events. */
@Component
class EventMetrics {
    private final MeterRegistry meters;

    EventMetrics(MeterRegistry meters) {
        this.meters = meters;
    }

    void accepted(AcceptedEvent accepted, @Nullable Fault fault) {
        meters.counter(
                        MetricNames.EVENTS,
                        "publisher",
                        accepted.publisher(),
                        "type",
                        accepted.event().type(),
                        "outcome",
                        fault == null ? "ok" : fault.code().code())
                .increment();
    }

    void tried(Owed owed, @Nullable Fault fault, int status, long nanos) {
        boolean passed = fault == null && status >= 200 && status < 300;
        String outcome = fault == null ? passed ? "ok" : "status" : fault.code().code();
        meters.timer(MetricNames.DELIVERIES, "subscription", owed.name(), "outcome", outcome)
                .record(nanos, TimeUnit.NANOSECONDS);
    }

    void parked(Owed owed) {
        meters.counter(MetricNames.PARKED, "subscription", owed.name()).increment();
    }
}
