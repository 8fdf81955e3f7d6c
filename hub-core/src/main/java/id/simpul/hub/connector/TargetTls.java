package id.simpul.hub.connector;

/**
 * How a target is recognised over TLS, and how the hub shows who it is. PEM texts; empty where none is set.
 *
 * @param trust the certificates of those who may vouch for the target; empty: those that the JDK trusts
 * @param certificate the hub's own certificate towards this target, its chain behind it
 * @param key that certificate's key in PKCS#8
 */
public record TargetTls(String trust, String certificate, String key) {
    /** As any client: no certificate of its own, the JDK's trust. */
    public static final TargetTls USUAL = new TargetTls("", "", "");

    public TargetTls {
        if (certificate.isEmpty() != key.isEmpty()) {
            throw new IllegalArgumentException(
                    "clientCertificate, clientKey: one without the other (expected: both or none)");
        }
    }

    /** Leaves everything out: one of them is a key. */
    @Override
    public String toString() {
        return "TargetTls[" + (certificate.isEmpty() ? "usual" : "mutual") + "]";
    }
}
