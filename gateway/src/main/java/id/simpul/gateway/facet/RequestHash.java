package id.simpul.gateway.facet;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;

/**
 * The hash that binds an answer to its request (X-Road message protocol for REST 1.0.4): base64 of SHA-512 over SHA-512 of the
 * head and SHA-512 of the body; without a body, of the head alone. Fed piece by piece, nothing is kept.
 */
public final class RequestHash {
    private static final String CRLF = "\r\n";

    private final StringBuilder head;
    private final MessageDigest body = sha512();
    private boolean withBody;

    /** Begins with the request line: {@code target} is the raw path and query. */
    public RequestHash(String method, String target) {
        head = new StringBuilder(256).append(method).append(CRLF).append(target).append(CRLF);
    }

    public void header(String name, String value) {
        head.append(name).append(':').append(value).append(CRLF);
    }

    public void body(byte[] piece) {
        withBody |= piece.length > 0;
        body.update(piece);
    }

    /** The hash; to be asked once, at the end of the body. */
    public String finish() {
        byte[] ofHead = sha512().digest(head.toString().getBytes(StandardCharsets.UTF_8));
        if (!withBody) {
            return Base64.getEncoder().encodeToString(ofHead);
        }
        MessageDigest both = sha512();
        both.update(ofHead);
        return Base64.getEncoder().encodeToString(both.digest(body.digest()));
    }

    private static MessageDigest sha512() {
        try {
            return MessageDigest.getInstance("SHA-512");
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
