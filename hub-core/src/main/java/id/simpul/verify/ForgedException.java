package id.simpul.verify;

/** The receipt does not prove what it says; the message says why. */
final class ForgedException extends Exception {
    private static final long serialVersionUID = 1L;

    ForgedException(String why) {
        super(why);
    }
}
