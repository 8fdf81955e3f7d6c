package id.simpul.hub.ledger;

import id.simpul.hub.keys.KeyRing;
import id.simpul.hub.keys.Purpose;
import id.simpul.hub.keys.SigningKey;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.Signature;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import org.springframework.stereotype.Component;

/** Signs checkpoints as notes (C2SP signed-note, Ed25519) and reads notes whose signature holds. */
@Component
public class Notary {
    private static final int KEY_HASH = 4;
    private static final int RAW_KEY = 32;
    private static final byte[] ED25519 = {'\n', 1};

    private final KeyRing keys;

    Notary(KeyRing keys) {
        this.keys = keys;
    }

    String sign(Checkpoint checkpoint) {
        return sign(installation(checkpoint), checkpoint.text());
    }

    /** {@code text}, which ends with a newline, as a note that the installation signed. */
    public String sign(String installation, String text) {
        SigningKey key = keys.signing(Purpose.CHECKPOINT);
        String name = installation + "/" + key.keyId();
        try {
            Signature signer = Signature.getInstance("Ed25519");
            signer.initSign(key.privateKey());
            signer.update(text.getBytes(StandardCharsets.UTF_8));
            byte[] signature = signer.sign();
            byte[] line = ByteBuffer.allocate(KEY_HASH + signature.length)
                    .put(keyHash(name, key))
                    .put(signature)
                    .array();
            return text + "\n\u2014 " + name + " " + Base64.getEncoder().encodeToString(line) + "\n";
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** The public keys by which notes of an installation are verified, one line each (C2SP signed-note, verifier keys). */
    List<String> verifierKeys(String installation) {
        return keys.verifying(Purpose.CHECKPOINT).stream()
                .map(each -> verifierKey(installation + "/" + each.keyId(), each))
                .toList();
    }

    private static String verifierKey(String name, SigningKey key) {
        byte[] encoded = key.publicKey().getEncoded();
        byte[] typed = new byte[RAW_KEY + 1];
        typed[0] = ED25519[1];
        System.arraycopy(encoded, encoded.length - RAW_KEY, typed, 1, RAW_KEY);
        return name + "+" + HexFormat.of().formatHex(keyHash(name, key)) + "+"
                + Base64.getEncoder().encodeToString(typed);
    }

    private static String installation(Checkpoint checkpoint) {
        return checkpoint.origin().substring(0, checkpoint.origin().indexOf('/'));
    }

    private static byte[] keyHash(String name, SigningKey key) {
        byte[] encoded = key.publicKey().getEncoded();
        byte[] raw = Arrays.copyOfRange(encoded, encoded.length - RAW_KEY, encoded.length);
        return Arrays.copyOf(Sha256.of(name.getBytes(StandardCharsets.UTF_8), ED25519, raw), KEY_HASH);
    }

    /** The checkpoint of a note; throws {@link IllegalArgumentException} where no key of ours signed it as it is. */
    Checkpoint read(String note) {
        return Checkpoint.parse(text(note));
    }

    /** The signed text of a note; throws {@link IllegalArgumentException} where no key of ours signed it as it is. */
    public String text(String note) {
        int border = note.indexOf("\n\n");
        String[] signature =
                border < 0 ? new String[0] : note.substring(border + 2).strip().split(" ");
        if (signature.length != 3) {
            throw new IllegalArgumentException("note: no signature (expected: one)");
        }
        String text = note.substring(0, border + 1);
        if (!holds(text, signature[1], signature[2])) {
            throw new IllegalArgumentException("note: signature of " + signature[1] + " (expected: one that holds)");
        }
        return text;
    }

    private boolean holds(String text, String name, String signature) {
        String keyId = name.substring(name.lastIndexOf('/') + 1);
        return keys.verifying(Purpose.CHECKPOINT).stream()
                .filter(each -> each.keyId().equals(keyId))
                .anyMatch(each -> verifies(each, name, text, signature));
    }

    private static boolean verifies(SigningKey key, String name, String text, String signature) {
        try {
            byte[] line = Base64.getDecoder().decode(signature);
            Signature verifier = Signature.getInstance("Ed25519");
            verifier.initVerify(key.publicKey());
            verifier.update(text.getBytes(StandardCharsets.UTF_8));
            return line.length > KEY_HASH
                    && Arrays.equals(Arrays.copyOf(line, KEY_HASH), keyHash(name, key))
                    && verifier.verify(line, KEY_HASH, line.length - KEY_HASH);
        } catch (GeneralSecurityException | IllegalArgumentException malformed) {
            return false;
        }
    }
}
