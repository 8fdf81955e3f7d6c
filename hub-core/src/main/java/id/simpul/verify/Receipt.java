package id.simpul.verify;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * A receipt as it was read.
 *
 * @param nonce a signed note of what the digests of the call's bodies were salted with; empty where none has a digest
 * @param checkpoint a signed note (C2SP tlog-checkpoint)
 */
record Receipt(String call, List<Entry> entries, String nonce, String checkpoint) {
    static final String FORMAT = "simpul-receipt/1";

    /**
     * One record and its way to the root.
     *
     * @param body the record's canonical bytes, one JSON object
     */
    record Entry(long partition, long seq, String body, List<byte[]> proof) {
        Map<?, ?> members() {
            return (Map<?, ?>) Json.read(body);
        }
    }

    /**
     * Reads a receipt; it has one form only, so that no byte of it can change unnoticed.
     *
     * @throws IllegalArgumentException where the bytes are no receipt
     */
    static Receipt read(byte[] bytes) {
        String text = new String(bytes, StandardCharsets.UTF_8);
        try {
            Receipt found = of((Map<?, ?>) Json.read(text.strip()));
            if (Arrays.equals((found.text() + "\n").getBytes(StandardCharsets.UTF_8), bytes)) {
                return found;
            }
        } catch (ClassCastException | NullPointerException otherwise) {
            throw new IllegalArgumentException("receipt: other members (expected: " + FORMAT + ")", otherwise);
        }
        throw new IllegalArgumentException("receipt: another form (expected: the bytes as they were issued)");
    }

    private static Receipt of(Map<?, ?> members) {
        if (!FORMAT.equals(members.get("format"))) {
            throw new IllegalArgumentException("format: " + members.get("format") + " (expected: " + FORMAT + ")");
        }
        List<Entry> entries = new ArrayList<>();
        for (Object each : member(members, "records", List.class)) {
            Map<?, ?> entry = (Map<?, ?>) each;
            List<byte[]> proof = new ArrayList<>();
            for (Object hash : member(entry, "proof", List.class)) {
                proof.add(bytes(String.valueOf(hash)));
            }
            entries.add(new Entry(
                    member(entry, "partition", Long.class),
                    member(entry, "seq", Long.class),
                    member(entry, "body", String.class),
                    proof));
        }
        return new Receipt(
                member(members, "call", String.class),
                entries,
                member(members, "nonce", String.class),
                member(members, "checkpoint", String.class));
    }

    private static <T> T member(Map<?, ?> members, String name, Class<T> type) {
        return type.cast(Objects.requireNonNull(members.get(name), name));
    }

    private static byte[] bytes(String base64) {
        return Base64.getUrlDecoder().decode(base64);
    }

    /** The one form of this receipt, without its final newline. */
    String text() {
        StringBuilder text = new StringBuilder("{\"format\":\"").append(FORMAT).append("\",\"call\":");
        string(text, call).append(",\"records\":[");
        for (int i = 0; i < entries.size(); i++) {
            Entry each = entries.get(i);
            text.append(i == 0 ? "" : ",").append("{\"partition\":").append(each.partition());
            text.append(",\"seq\":").append(each.seq()).append(",\"body\":");
            string(text, each.body()).append(",\"proof\":[");
            for (int j = 0; j < each.proof().size(); j++) {
                string(text.append(j == 0 ? "" : ","), base64(each.proof().get(j)));
            }
            text.append("]}");
        }
        text.append("],\"nonce\":");
        string(text, nonce).append(",\"checkpoint\":");
        return string(text, checkpoint).append('}').toString();
    }

    private static String base64(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    private static StringBuilder string(StringBuilder text, String value) {
        text.append('"');
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            switch (c) {
                case '"', '\\' -> text.append('\\').append(c);
                case '\n' -> text.append("\\n");
                default -> {
                    if (c < ' ') {
                        text.append(String.format("\\u%04x", (int) c));
                    } else {
                        text.append(c);
                    }
                }
            }
        }
        return text.append('"');
    }
}
