package id.simpul.gateway.developer;

import java.security.SecureRandom;
import java.util.Base64;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** One key a form that was shown, so that two clicks are one deed. */
final class FormKey {
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final int BYTES = 18;
    private static final Pattern SHAPE = Pattern.compile("[A-Za-z0-9_-]{24}");

    private FormKey() {}

    static String fresh() {
        byte[] bytes = new byte[BYTES];
        RANDOM.nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    /** The key that came with a form, or a new one where what came is none. */
    static String of(@Nullable String given) {
        return given != null && SHAPE.matcher(given).matches() ? given : fresh();
    }
}
