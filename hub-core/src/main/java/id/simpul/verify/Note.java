package id.simpul.verify;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.MessageDigest;
import java.security.PublicKey;
import java.security.Signature;
import java.security.SignatureException;
import java.security.spec.X509EncodedKeySpec;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;

/**
 * A signed checkpoint (C2SP signed-note and tlog-checkpoint, Ed25519).
 *
 * @param origin {@code <installation>/ledger/<partition>}
 * @param at when it was signed, in UTC
 */
record Note(String origin, long size, byte[] root, String at, String keyName) {
    private static final int KEY_HASH = 4;
    private static final byte[] ED25519 = {1};
    /** What stands before the 32 bytes of an Ed25519 key in X.509 form (RFC 8410, section 4). */
    private static final byte[] X509_HEAD = HexFormat.of().parseHex("302a300506032b6570032100");

    /** The checkpoint of a note that one of the city's keys signed. */
    static Note read(String note, String cityKeys) throws ForgedException, GeneralSecurityException {
        Signed signed = open(note, cityKeys);
        return parse(signed.text(), signed.keyName());
    }

    /** A text and the name of the key that signed it. */
    record Signed(String text, String keyName) {}

    /**
     * The text of a note that one of the city's keys signed.
     *
     * @param cityKeys lines {@code <name>+<hash>+<key>} (C2SP signed-note, verifier keys)
     */
    static Signed open(String note, String cityKeys) throws ForgedException, GeneralSecurityException {
        int border = note.indexOf("\n\n\u2014 ");
        String[] parts = border < 0 ? new String[0] : note.substring(border + 4).split(" ", -1);
        if (parts.length != 2 || !parts[1].endsWith("\n")) {
            throw new ForgedException("catatan tidak bertanda tangan (a note has no signature)");
        }
        String text = note.substring(0, border + 1);
        byte[] line = decoded(parts[1].substring(0, parts[1].length() - 1));
        PublicKey key = key(parts[0], Arrays.copyOf(line, KEY_HASH), cityKeys);
        if (!holds(key, text, line)) {
            throw new ForgedException("tanda tangan tidak cocok (a signature does not hold)");
        }
        return new Signed(text, parts[0]);
    }

    private static boolean holds(PublicKey key, String text, byte[] line) throws GeneralSecurityException {
        Signature verifier = Signature.getInstance("Ed25519");
        verifier.initVerify(key);
        verifier.update(text.getBytes(StandardCharsets.UTF_8));
        try {
            return line.length == KEY_HASH + 64 && verifier.verify(line, KEY_HASH, line.length - KEY_HASH);
        } catch (SignatureException noPoint) {
            return false;
        }
    }

    private static byte[] decoded(String base64) throws ForgedException {
        try {
            byte[] bytes = Base64.getDecoder().decode(base64);
            if (bytes.length > KEY_HASH
                    && Base64.getEncoder().encodeToString(bytes).equals(base64)) {
                return bytes;
            }
        } catch (IllegalArgumentException none) {
            // falls through
        }
        throw new ForgedException("tanda tangan rusak (a signature is damaged)");
    }

    private static PublicKey key(String name, byte[] hash, String cityKeys)
            throws ForgedException, GeneralSecurityException {
        for (String each : cityKeys.lines()
                .map(String::strip)
                .filter(line -> !line.isEmpty())
                .toList()) {
            String[] parts = each.split("\\+", 3);
            byte[] typed = parts.length == 3 ? Base64.getDecoder().decode(parts[2]) : new byte[0];
            if (typed.length != 33 || typed[0] != ED25519[0]) {
                throw new IllegalArgumentException("key: " + each + " (expected: <name>+<hash>+<Ed25519 key>)");
            }
            if (parts[0].equals(name) && Arrays.equals(hash, hash(name, typed))) {
                byte[] encoded = Arrays.copyOf(X509_HEAD, X509_HEAD.length + 32);
                System.arraycopy(typed, 1, encoded, X509_HEAD.length, 32);
                return KeyFactory.getInstance("Ed25519").generatePublic(new X509EncodedKeySpec(encoded));
            }
        }
        throw new ForgedException("ditandatangani kunci lain: " + name + " (signed by another key)");
    }

    private static byte[] hash(String name, byte[] typed) throws GeneralSecurityException {
        MessageDigest digest = MessageDigest.getInstance("SHA-256");
        digest.update((name + "\n").getBytes(StandardCharsets.UTF_8));
        return Arrays.copyOf(digest.digest(typed), KEY_HASH);
    }

    private static Note parse(String text, String keyName) throws ForgedException {
        List<String> lines = text.lines().toList();
        try {
            return new Note(
                    lines.get(0),
                    Long.parseLong(lines.get(1)),
                    Base64.getDecoder().decode(lines.get(2)),
                    lines.get(3),
                    keyName);
        } catch (RuntimeException none) {
            throw new ForgedException("titik simpan tidak terbaca (the checkpoint is unreadable)");
        }
    }

    long partition() {
        return Long.parseLong(origin.substring(origin.lastIndexOf('/') + 1));
    }
}
