package id.simpul.hub.policy;

import id.simpul.hub.message.Fault;
import id.simpul.hub.message.FaultCode;
import id.simpul.hub.message.Headers;
import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** How long does this call have? As long as its service allows, or less where its caller says so. */
public final class Deadline {
    /** Seconds, or milliseconds with {@code ms}: {@code 2}, {@code 2s}, {@code 500ms}. */
    public static final String HEADER = "Simpul-Timeout";

    private static final Pattern FORM = Pattern.compile("([1-9]\\d{0,5})(ms|s)?");
    private static final Fault BAD = Fault.caller(
            FaultCode.PERMINTAAN_TIDAK_SAH,
            HEADER + ": not a length of time (expected: such as 2, 2s or 500ms, greater than 0)");

    private Deadline() {}

    /** The refusal of what is not a length of time, or null. */
    public static @Nullable Fault check(Headers headers) {
        String asked = headers.first(HEADER);
        return asked == null || FORM.matcher(asked.strip()).matches() ? null : BAD;
    }

    /** What a call has, counted from its arrival; to be asked only where {@link #check} found nothing. */
    public static Duration of(Headers headers, Duration service) {
        String asked = headers.first(HEADER);
        Matcher form = FORM.matcher(asked == null ? "" : asked.strip());
        if (!form.matches()) {
            return service;
        }
        long amount = Long.parseLong(form.group(1));
        Duration wanted = "ms".equals(form.group(2)) ? Duration.ofMillis(amount) : Duration.ofSeconds(amount);
        return wanted.compareTo(service) < 0 ? wanted : service;
    }
}
