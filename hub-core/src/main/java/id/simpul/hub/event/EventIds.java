package id.simpul.hub.event;

import static java.nio.charset.StandardCharsets.UTF_8;

import id.simpul.hub.keys.KeyRing;
import id.simpul.hub.keys.Purpose;
import id.simpul.hub.message.CallId;
import id.simpul.hub.message.Event;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * How events are told apart. An event's id at the hub is made of who announced it and of its {@code source} and
 * {@code id}, so that a repetition has the same one at every node and at any time; its digest says whether a repetition
 * says the same.
 */
@Component
class EventIds {
    private static final Pattern ID = Pattern.compile("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");

    private final KeyRing keys;

    EventIds(KeyRing keys) {
        this.keys = keys;
    }

    /** A UUID version 8 (RFC 9562, section 5.8). */
    static CallId of(String publisher, Event event) {
        return named(publisher, event.source(), event.id());
    }

    /** Whether {@code id} may be one of an event. */
    static boolean valid(String id) {
        return ID.matcher(id).matches();
    }

    /** The id of an event that came under the name of {@code first} with other contents. */
    static CallId ofConflict(CallId first, String digest) {
        return named(first.value(), digest);
    }

    private static CallId named(String... parts) {
        ByteBuffer hash = ByteBuffer.wrap(
                sha256(Arrays.stream(parts).map(each -> each.getBytes(UTF_8)).toArray(byte[][]::new)));
        long high = (hash.getLong() & ~0xf000L) | 0x8000L;
        long low = (hash.getLong() & ~(0b11L << 62)) | (0b10L << 62);
        return new CallId(new UUID(high, low).toString());
    }

    /** {@code <keyId>:<base64url>}: keyed, since a short text could be guessed from its hash. Times and traces are left out. */
    String digest(Event event) {
        return keys.hash(Purpose.EVIDENCE_NONCE, contents(event));
    }

    /** Whether {@code event} says what {@code digest} was made of; true where the digest's key is gone. */
    boolean same(String digest, Event event) {
        int colon = digest.indexOf(':');
        String again = keys.hashAgain(Purpose.EVIDENCE_NONCE, digest.substring(0, Math.max(colon, 0)), contents(event));
        return again == null || again.equals(digest);
    }

    private static String contents(Event event) {
        byte[] hash = sha256(
                event.type().getBytes(UTF_8),
                text(event.subject()),
                text(event.dataContentType()),
                text(event.dataSchema()),
                event.data());
        return HexFormat.of().formatHex(hash);
    }

    private static byte[] text(@Nullable String value) {
        return value == null ? new byte[0] : value.getBytes(UTF_8);
    }

    /** Each part with its length before it, so that no two lists of parts look alike. */
    private static byte[] sha256(byte[]... parts) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            for (byte[] each : parts) {
                digest.update(
                        ByteBuffer.allocate(Integer.BYTES).putInt(each.length).array());
                digest.update(each);
            }
            return digest.digest();
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("SHA-256: absent (expected: in every JDK)", impossible);
        }
    }
}
