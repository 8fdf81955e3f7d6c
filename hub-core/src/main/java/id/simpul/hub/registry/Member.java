package id.simpul.hub.registry;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * An application as X-Road and GovStack name it (X-Road message protocol for REST 1.0.4): instance, member class, member
 * (agency) and subsystem (application).
 */
public record Member(String instance, String memberClass, String agency, String application) {
    private static final Pattern PART = Pattern.compile("[A-Za-z0-9'()+,\\-.=?]{1,255}");
    private static final int PARTS = 4;

    /** The application that {@code text} names, its parts percent-encoded each on its own; null where it names none. */
    public static @Nullable Member parse(String text) {
        String[] parts = text.split("/", PARTS + 1);
        if (parts.length != PARTS) {
            return null;
        }
        for (int i = 0; i < PARTS; i++) {
            String part = part(parts[i]);
            if (part == null) {
                return null;
            }
            parts[i] = part;
        }
        return new Member(parts[0], parts[1], parts[2], parts[3]);
    }

    /** {@code raw} decoded, where it has none but the characters that an identifier may have; else null. */
    public static @Nullable String part(String raw) {
        try {
            String part =
                    raw.indexOf('%') < 0 ? raw : URLDecoder.decode(raw.replace("+", "%2B"), StandardCharsets.UTF_8);
            return PART.matcher(part).matches() ? part : null;
        } catch (IllegalArgumentException broken) {
            return null;
        }
    }

    /** The parts with slashes between them; every character of a registered one stands for itself. */
    @Override
    public String toString() {
        return instance + "/" + memberClass + "/" + agency + "/" + application;
    }
}
