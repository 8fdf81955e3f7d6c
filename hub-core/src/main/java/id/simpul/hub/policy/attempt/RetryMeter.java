package id.simpul.hub.policy.attempt;

import id.simpul.hub.observe.MetricNames;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;

/** Counts further attempts of one connection, and those that the budget refused. */
record RetryMeter(Counter made, Counter refused) {
    static RetryMeter of(String connection, MeterRegistry meters) {
        return new RetryMeter(counter(connection, "made", meters), counter(connection, "over-budget", meters));
    }

    private static Counter counter(String connection, String outcome, MeterRegistry meters) {
        String[] names = connection.split("/", 2);
        return meters.counter(
                MetricNames.RETRIES,
                "application",
                names[0],
                "connection",
                names[names.length - 1],
                "outcome",
                outcome);
    }
}
