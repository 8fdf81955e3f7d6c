package id.simpul.hub.keys;

/** The keys cannot be opened, or do not fit. The message is one sentence for the person who starts the hub. */
public sealed class KeyRingException extends RuntimeException permits KeyDestroyedException, KeyUnknownException {
    private static final long serialVersionUID = 1L;

    public KeyRingException(String message) {
        super(message);
    }

    public KeyRingException(String message, Throwable cause) {
        super(message, cause);
    }
}
