package id.simpul.hub.keys;

/**
 * No key of that id is here or in the database. Another node may have made it while the database was away, so that a later
 * try may open what it sealed.
 */
public final class KeyUnknownException extends KeyRingException {
    private static final long serialVersionUID = 1L;

    KeyUnknownException(String id, Purpose purpose) {
        super("sealed: key " + id + " (expected: a key of " + purpose + ")");
    }
}
