package id.simpul.hub.message;

import java.util.HexFormat;
import java.util.concurrent.ThreadLocalRandom;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The W3C trace context of one call (Trace Context, section 3.2): joined when the caller sent one, begun when not.
 *
 * @param spanId the hub's own span
 * @param parentId the caller's span, or null where the trace begins here
 */
public record TraceContext(
        String traceId, String spanId, @Nullable String parentId, boolean sampled) {
    private static final Pattern HEADER =
            Pattern.compile("[0-9a-f]{2}-(?!0{32})([0-9a-f]{32})-(?!0{16})([0-9a-f]{16})-([0-9a-f]{2})(-.*)?");
    private static final int MAX_LENGTH = 128;

    /** The hub's own span inside the trace that {@code traceparent} names, or inside a new one. */
    public static TraceContext of(@Nullable String traceparent) {
        if (traceparent != null && traceparent.length() <= MAX_LENGTH) {
            Matcher matcher = HEADER.matcher(traceparent);
            if (matcher.matches()) {
                boolean sampled = (HexFormat.fromHexDigits(matcher.group(3)) & 1) == 1;
                return new TraceContext(matcher.group(1), hex(), matcher.group(2), sampled);
            }
        }
        return new TraceContext(hex() + hex(), hex(), null, true);
    }

    /** The header for the next hop. */
    public String traceparent() {
        return "00-" + traceId + "-" + spanId + (sampled ? "-01" : "-00");
    }

    private static String hex() {
        long value = ThreadLocalRandom.current().nextLong();
        return HexFormat.of().toHexDigits(value == 0 ? 1 : value);
    }
}
