package id.simpul.hub.policy;

/** Verifies a bearer token in full. Slow (tens of microseconds and more): never called on an event loop. */
public interface TokenVerifier {
    /** Whose token this is, or why it is refused; never throws for a bad token. */
    Identity.Decision verify(String token);
}
