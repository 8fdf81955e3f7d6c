package id.simpul.gateway.identity;

import java.util.List;

/** A credential of the sample city was found outside of it. */
final class DemoCredentialException extends Exception {
    private static final long serialVersionUID = 1L;
    private static final int SHOWN = 5;

    DemoCredentialException(List<String> names) {
        super("demo credentials: " + shown(names) + " (expected: none outside the sample city; revoke or change them,"
                + " or set SIMPUL_SAMPLE=true)");
    }

    private static String shown(List<String> names) {
        String first = String.join(", ", names.subList(0, Math.min(SHOWN, names.size())));
        return names.size() > SHOWN ? first + " and " + (names.size() - SHOWN) + " more" : first;
    }
}
