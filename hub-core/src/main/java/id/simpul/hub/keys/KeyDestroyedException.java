package id.simpul.hub.keys;

import java.time.Instant;

/** The key was destroyed, and with it what it sealed: no second try will open it. */
public final class KeyDestroyedException extends KeyRingException {
    private static final long serialVersionUID = 1L;

    private final String keyId;
    private final Instant destroyedAt;

    KeyDestroyedException(DestroyedKey key) {
        super("sealed: key " + key.id() + " of " + key.scope() + " was destroyed at " + key.destroyedAt()
                + " (expected: a key that is kept)");
        this.keyId = key.id();
        this.destroyedAt = key.destroyedAt();
    }

    /** The id of the destroyed key. */
    public String keyId() {
        return keyId;
    }

    /** When it was destroyed. */
    public Instant destroyedAt() {
        return destroyedAt;
    }
}
