package id.simpul.connectors.oss;

import id.simpul.hub.message.Event;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.regex.Pattern;
import tools.jackson.databind.json.JsonMapper;

/** The fact that a NIB came: one for each different document about it, however often and however written it is sent. */
final class NibEvent {
    static final String TYPE = "nib.diterima";
    private static final String SOURCE = "/oss/receiveNIB";
    private static final String NO_KIND = "0";
    private static final Pattern KIND = Pattern.compile("[0-9]{1,2}");
    /** Never 16 digits in a row, which the hub takes for a NIK. */
    private static final HexFormat GROUPED = HexFormat.ofDelimiter("-");

    private static final int HASH_BYTES = 16;
    private static final JsonMapper JSON = JsonMapper.shared();

    private NibEvent() {}

    static Event of(OssMessage message, Instant receivedAt) {
        byte[] data = JSON.writeValueAsBytes(message.content());
        String id = message.nib() + "-" + kind(message) + "-" + hash(data);
        return Event.json(id, SOURCE, TYPE, message.nib(), receivedAt, data);
    }

    /** The tipe_dokumen where it looks like one: an id is read by many. */
    private static String kind(OssMessage message) {
        String kind = String.valueOf(message.content().getOrDefault("tipeDokumen", NO_KIND));
        return KIND.matcher(kind).matches() ? kind : NO_KIND;
    }

    private static String hash(byte[] data) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(data);
            return GROUPED.formatHex(digest, 0, HASH_BYTES);
        } catch (NoSuchAlgorithmException absent) {
            throw new IllegalStateException("digest: SHA-256 (expected: a JDK that has it)", absent);
        }
    }
}
