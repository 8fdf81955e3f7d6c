package id.simpul.gateway.portal.layanan;

import java.security.SecureRandom;
import java.util.Base64;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The key that a form carries from its first showing: sent twice, it is one request, and its receipt has its address. */
final class Kunci {
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final int BYTES = 18;
    private static final Pattern FORM = Pattern.compile("[A-Za-z0-9_-]{24}");

    private Kunci() {}

    static String baru() {
        byte[] bytes = new byte[BYTES];
        RANDOM.nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    /** The key that came with a form, or a new one where what came is none. */
    static String dari(@Nullable String given) {
        return given != null && FORM.matcher(given).matches() ? given : baru();
    }
}
