package id.simpul.hub.keys;

/**
 * No key of that id is here or in the database. Another node may have made it while the database was away, so that a later
 * try may open what it sealed.
 */
public final class KeyUnknownException extends KeyRingException {
    private static final long serialVersionUID = 1L;

    private final String id;
    private final boolean compared;

    KeyUnknownException(String id, Purpose purpose, boolean compared) {
        super("sealed: key " + id + " (expected: a key of " + purpose + ")");
        this.id = id;
        this.compared = compared;
    }

    /** The id that is not known. */
    public String id() {
        return id;
    }

    /** Whether the database said just now that it does not know it either; false where it could not be asked. */
    public boolean compared() {
        return compared;
    }
}
