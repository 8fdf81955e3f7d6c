package id.simpul.gateway.portal.surat;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Locale;

/** SHA-256 of documents, as people copy it and as files give it. */
final class Sidik {
    private Sidik() {}

    /** In lower case, without the blanks and colons that people copy along. */
    static String normal(String typed) {
        return typed.replaceAll("[\\s:-]", "").toLowerCase(Locale.ROOT);
    }

    static boolean whole(String hash) {
        return hash.matches("[0-9a-f]{64}");
    }

    /** Of everything that {@code in} holds; never all of it in memory. */
    static String of(InputStream in) throws IOException {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            new DigestInputStream(in, digest).transferTo(OutputStream.nullOutputStream());
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException absent) {
            throw new IllegalStateException("digest: SHA-256 (expected: a JDK that has it)", absent);
        }
    }

    /** In groups of eight, so that two can be compared by eye. */
    static String printed(String hash) {
        return hash.replaceAll("(.{8})(?!$)", "$1 ");
    }
}
