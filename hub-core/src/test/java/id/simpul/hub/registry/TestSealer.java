package id.simpul.hub.registry;

import java.util.Arrays;

/** Hides bytes well enough for a test, and notices a change. */
final class TestSealer implements Sealer {

    @Override
    public byte[] seal(byte[] plain) {
        byte[] sealed = Arrays.copyOf(plain, plain.length + 4);
        for (int i = 0; i < plain.length; i++) {
            sealed[i] ^= 0x5A;
        }
        int sum = Arrays.hashCode(plain);
        for (int i = 0; i < 4; i++) {
            sealed[plain.length + i] = (byte) (sum >>> (8 * i));
        }
        return sealed;
    }

    @Override
    public byte[] open(byte[] sealed) {
        byte[] plain = Arrays.copyOf(sealed, Math.max(sealed.length - 4, 0));
        for (int i = 0; i < plain.length; i++) {
            plain[i] ^= 0x5A;
        }
        if (!Arrays.equals(seal(plain), sealed)) {
            throw new IllegalArgumentException("sealed bytes: changed (expected: as sealed)");
        }
        return plain;
    }
}
