package id.simpul.hub.message;

/** A target's whole answer: HTTP status, headers, body in bytes. */
public record Reply(int status, Headers headers, byte[] body) {
    public Reply {
        if (status < 100 || status > 599) {
            throw new IllegalArgumentException("status: " + status + " (expected: 100 to 599)");
        }
    }

    /** Leaves headers and body out: they may carry a NIK or a secret. */
    @Override
    public String toString() {
        return "Reply[" + status + ", " + body.length + " bytes]";
    }
}
