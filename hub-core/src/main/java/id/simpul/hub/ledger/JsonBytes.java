package id.simpul.hub.ledger;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Writes one flat JSON object in UTF-8, with no space and nulls left out. Made for speed: it runs on event loops. */
final class JsonBytes {
    private static final byte[] HEX = "0123456789abcdef".getBytes(StandardCharsets.US_ASCII);
    /** Stands for what is no character (half a surrogate pair) and for NUL, which PostgreSQL's text cannot hold. */
    private static final int REPLACEMENT = 0xfffd;

    private byte[] buffer = new byte[1024];
    private int length;

    JsonBytes() {
        put('{');
    }

    /** @param key the member's name with quotes and colon, such as {@code "at":} */
    void text(byte[] key, @Nullable String value) {
        if (value != null) {
            key(key);
            put('"');
            characters(value);
            put('"');
        }
    }

    void number(byte[] key, @Nullable Number value) {
        if (value != null) {
            key(key);
            ascii(Long.toString(value.longValue()));
        }
    }

    byte[] finish() {
        put('}');
        return Arrays.copyOf(buffer, length);
    }

    private void key(byte[] key) {
        if (length > 1) {
            put(',');
        }
        room(key.length);
        System.arraycopy(key, 0, buffer, length, key.length);
        length += key.length;
    }

    private void ascii(String value) {
        for (int i = 0; i < value.length(); i++) {
            put(value.charAt(i));
        }
    }

    private void characters(String value) {
        for (int i = 0; i < value.length(); ) {
            int point = value.codePointAt(i);
            i += Character.charCount(point);
            if (point >= ' ' && point < 0x7f && point != '"' && point != '\\') {
                put(point);
            } else {
                unusual(point);
            }
        }
    }

    private void unusual(int point) {
        if (point == 0) {
            utf8(REPLACEMENT);
        } else if (point == '"' || point == '\\') {
            put('\\');
            put(point);
        } else if (point < ' ') {
            ascii("\\u00");
            put(HEX[point >> 4]);
            put(HEX[point & 15]);
        } else {
            utf8(point >= Character.MIN_SURROGATE && point <= Character.MAX_SURROGATE ? REPLACEMENT : point);
        }
    }

    private void utf8(int point) {
        if (point < 0x80) {
            put(point);
        } else if (point < 0x800) {
            put(0xc0 | (point >> 6));
            put(0x80 | (point & 0x3f));
        } else if (point < 0x10000) {
            put(0xe0 | (point >> 12));
            put(0x80 | (point >> 6 & 0x3f));
            put(0x80 | (point & 0x3f));
        } else {
            put(0xf0 | (point >> 18));
            put(0x80 | (point >> 12 & 0x3f));
            put(0x80 | (point >> 6 & 0x3f));
            put(0x80 | (point & 0x3f));
        }
    }

    private void put(int value) {
        room(1);
        buffer[length++] = (byte) value;
    }

    private void room(int more) {
        if (length + more > buffer.length) {
            buffer = Arrays.copyOf(buffer, Math.max(buffer.length * 2, length + more));
        }
    }
}
