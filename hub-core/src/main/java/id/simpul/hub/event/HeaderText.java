package id.simpul.hub.event;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.util.HexFormat;

/** The text of an attribute in an HTTP header (CloudEvents HTTP binding 1.0.2, section 3.1.3.2). */
public final class HeaderText {
    private static final HexFormat HEX = HexFormat.of().withUpperCase();

    private HeaderText() {}

    /** Percent-encodes what is no printable ASCII, and space, quote and percent. */
    static String encode(String value) {
        StringBuilder text = new StringBuilder();
        for (byte each : value.getBytes(UTF_8)) {
            boolean plain = each > ' ' && each < 0x7f && each != '"' && each != '%';
            if (plain) {
                text.append((char) each);
            } else {
                text.append('%').append(HEX.toHexDigits(each));
            }
        }
        return text.toString();
    }

    /**
     * Reads what {@link #encode} wrote, and what senders leave unencoded.
     *
     * @throws IllegalArgumentException where the bytes are no UTF-8
     */
    public static String decode(String header) {
        byte[] given = header.getBytes(UTF_8);
        ByteBuffer bytes = ByteBuffer.allocate(given.length);
        for (int i = 0; i < given.length; i++) {
            boolean encoded = given[i] == '%' && i + 2 < given.length && isHex(given[i + 1]) && isHex(given[i + 2]);
            bytes.put(encoded ? (byte) HexFormat.fromHexDigits(new String(given, i + 1, 2, UTF_8)) : given[i]);
            i += encoded ? 2 : 0;
        }
        try {
            return UTF_8.newDecoder().decode(bytes.flip()).toString();
        } catch (CharacterCodingException wrong) {
            throw new IllegalArgumentException(
                    "attribute: bytes that are no UTF-8 (expected: UTF-8, percent-encoded)", wrong);
        }
    }

    private static boolean isHex(byte each) {
        return HexFormat.isHexDigit(each);
    }
}
