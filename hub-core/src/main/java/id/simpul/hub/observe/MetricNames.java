package id.simpul.hub.observe;

/** Every metric that the hub publishes. Tags are bounded: codes of the registry and outcomes, never a path or an id. */
public final class MetricNames {
    /** Time from arrival to the end of the answer, by application, service, consumer and outcome. */
    public static final String CALLS = "simpul_calls";

    /** Events that came to the door, by publisher, type and outcome. */
    public static final String EVENTS = "simpul_events";

    /** Tries to deliver an event, by subscription and outcome. */
    public static final String DELIVERIES = "simpul_deliveries";

    /** Events that were parked, by subscription. */
    public static final String PARKED = "simpul_deliveries_parked";

    /** What each subscription was owed, by subscription and term: accepted, delivered, waiting, set_aside, parked, expired. */
    public static final String BALANCE = "simpul_balance";

    /** Numbers of a subscription that do not add up; 0 where all do. */
    public static final String BALANCE_FINDINGS = "simpul_balance_findings";

    /** Age of the oldest event that waits for a subscription. */
    public static final String BACKLOG_AGE = "simpul_backlog_age_seconds";

    /** For how long a subscription's lanes have been waiting because its subscriber takes nothing; 0 where they move. */
    public static final String STALLED = "simpul_delivery_stalled_seconds";

    /** Calls refused before the client was known, by code. */
    public static final String REFUSED_UNKNOWN = "simpul_calls_refused_unknown";

    /** Further attempts of calls, by application, connection and outcome: made, or over-budget. */
    public static final String RETRIES = "simpul_retries";

    /** 1 while a target takes its share of calls, 0 while it is left out; by application, connection and target. */
    public static final String TARGET_UP = "simpul_target_up";

    /** Bytes of evidence that wait in the journal for the ledger topic. */
    public static final String JOURNAL_BYTES = "simpul_ledger_journal_bytes";

    /** Records laid down in the journal. */
    public static final String LEDGER_APPENDED = "simpul_ledger_records_appended";

    /** Records that the ledger topic has. */
    public static final String LEDGER_SHIPPED = "simpul_ledger_records_shipped";

    /** Records that the ledger's tables have. */
    public static final String LEDGER_WRITTEN = "simpul_ledger_records_written";

    /** Age of the oldest record that the tables do not have yet; 0 where they have all. */
    public static final String LEDGER_LAG = "simpul_ledger_lag_seconds";

    /** Calls refused because no evidence could be laid down. */
    public static final String EVIDENCE_UNAVAILABLE = "simpul_ledger_evidence_unavailable";

    /** Time from laying down a strict record to its acknowledgement by every in-sync replica. */
    public static final String LEDGER_ACKNOWLEDGED = "simpul_ledger_acknowledged";

    /** Strict records whose acknowledgement is still awaited. */
    public static final String LEDGER_WAITING = "simpul_ledger_waiting";

    /** 1 while the ledger topic takes no records, else 0. */
    public static final String LEDGER_AWAY = "simpul_ledger_away";

    /** Incidents of the ledger that nobody has acknowledged. */
    public static final String LEDGER_INCIDENTS = "simpul_ledger_incidents";

    private MetricNames() {}
}
