package id.simpul.gateway.identity;

import java.security.SecureRandom;
import java.util.Base64;
import java.util.HexFormat;

/** Makes what nobody can guess. */
final class Secrets {
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final int SECRET_BYTES = 32;
    private static final int PREFIX_BYTES = 4;

    private Secrets() {}

    /** 256 bits as 43 letters, digits, hyphens and underscores. */
    static String fresh() {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes(SECRET_BYTES));
    }

    /** A secret behind the letters that may be shown; {@code smpl_} lets scanners of source code find it. */
    static String freshApiKey() {
        return "smpl_" + HexFormat.of().formatHex(bytes(PREFIX_BYTES)) + "_" + fresh();
    }

    private static byte[] bytes(int length) {
        byte[] bytes = new byte[length];
        RANDOM.nextBytes(bytes);
        return bytes;
    }
}
