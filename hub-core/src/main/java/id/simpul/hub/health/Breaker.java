package id.simpul.hub.health;

/** What the breaker of a connection does with the next call. */
public enum Breaker {
    CLOSED("tertutup"),
    HALF_OPEN("setengah-terbuka"),
    OPEN("terbuka");

    private final String code;

    Breaker(String code) {
        this.code = code;
    }

    public String code() {
        return code;
    }
}
