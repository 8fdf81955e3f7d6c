package id.simpul.hub.observe;

/** Every metric that the hub publishes. Tags are bounded: codes of the registry and outcomes, never a path or an id. */
public final class MetricNames {
    /** Time from arrival to the end of the answer, by application, service, consumer and outcome. */
    public static final String CALLS = "simpul_calls";

    /** Calls refused before the client was known, by code. */
    public static final String REFUSED_UNKNOWN = "simpul_calls_refused_unknown";

    private MetricNames() {}
}
