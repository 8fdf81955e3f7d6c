package id.simpul.connectors.jdih;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.regex.Pattern;

/** Texts that may stand in an event's attributes, where sixteen digits in a row would be taken for a NIK. */
final class JdihName {
    private static final Pattern NIK = Pattern.compile("(?<!\\d)\\d{16}(?!\\d)");
    private static final int DIGEST_BYTES = 8;

    private JdihName() {}

    /** {@code text} itself, or letters in its place where it looks like a NIK. */
    static String of(String text) {
        return NIK.matcher(text).find() ? digest(text.getBytes(StandardCharsets.UTF_8)) : text;
    }

    /** Sixteen letters that change with {@code content}. */
    static String digest(byte[] content) {
        StringBuilder letters = new StringBuilder();
        byte[] digest = sha256(content);
        for (int i = 0; i < DIGEST_BYTES; i++) {
            letters.append((char) ('a' + ((digest[i] >> 4) & 0xf))).append((char) ('a' + (digest[i] & 0xf)));
        }
        return letters.toString();
    }

    private static byte[] sha256(byte[] content) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(content);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
