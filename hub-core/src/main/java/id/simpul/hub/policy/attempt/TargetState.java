package id.simpul.hub.policy.attempt;

/** What one target gets. */
public enum TargetState {
    /** Its share of the calls. */
    USED("dipakai"),
    /** Its share again, after it was left out; one failure leaves it out for longer. */
    TRIAL("dicoba"),
    /** No calls for a while, since calls failed. */
    EJECTED("dikeluarkan"),
    /** No calls until the hub sees it answer, since it did not answer the hub. */
    DOWN("mati");

    private final String code;

    TargetState(String code) {
        this.code = code;
    }

    public String code() {
        return code;
    }
}
