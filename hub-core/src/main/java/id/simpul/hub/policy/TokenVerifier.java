package id.simpul.hub.policy;

/** Verifies bearer tokens; may take its time. */
public interface TokenVerifier {
    Identity.Decision verify(String token);

    /** Whom {@code token} names without any proof, for counting failures only; empty where it names nobody. */
    default String claimed(String token) {
        return "";
    }
}
