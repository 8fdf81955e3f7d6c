package id.simpul.hub.keys;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import javax.crypto.Cipher;
import javax.crypto.SecretKey;
import javax.crypto.spec.GCMParameterSpec;

/** AES-256-GCM with a random nonce of 96 bits in front of the ciphertext. */
final class AesGcm {
    private static final String TRANSFORMATION = "AES/GCM/NoPadding";
    private static final int NONCE = 12;
    private static final int TAG_BITS = 128;
    private static final SecureRandom RANDOM = new SecureRandom();

    private AesGcm() {}

    static byte[] seal(SecretKey key, byte[] plain, byte[] associated) {
        byte[] nonce = new byte[NONCE];
        RANDOM.nextBytes(nonce);
        try {
            Cipher cipher = Cipher.getInstance(TRANSFORMATION);
            cipher.init(Cipher.ENCRYPT_MODE, key, new GCMParameterSpec(TAG_BITS, nonce));
            cipher.updateAAD(associated);
            byte[] text = cipher.doFinal(plain);
            return ByteBuffer.allocate(NONCE + text.length).put(nonce).put(text).array();
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** The plain bytes; an exception means another key, other associated data or changed bytes. */
    static byte[] open(SecretKey key, byte[] sealed, int offset, byte[] associated) throws GeneralSecurityException {
        if (sealed.length - offset < NONCE) {
            throw new GeneralSecurityException("length: " + (sealed.length - offset) + " (expected: >= " + NONCE + ")");
        }
        Cipher cipher = Cipher.getInstance(TRANSFORMATION);
        cipher.init(Cipher.DECRYPT_MODE, key, new GCMParameterSpec(TAG_BITS, sealed, offset, NONCE));
        cipher.updateAAD(associated);
        return cipher.doFinal(sealed, offset + NONCE, sealed.length - offset - NONCE);
    }
}
