package id.simpul.gateway.console;

import id.simpul.gateway.page.Texts;
import id.simpul.hub.policy.Pause;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What an operator fills in to pause a connection.
 *
 * @param sampai the end, in the city's zone, as a browser's datetime-local writes it
 */
public record PauseForm(@Nullable String sampai, @Nullable String alasan) {
    private static final Duration LONGEST = Duration.ofDays(7);
    private static final int SHORTEST_REASON = 5;
    private static final int LONGEST_REASON = 200;
    /** A person's number has no place in a reason that everybody reads. */
    private static final Pattern NIK = Pattern.compile("\\d{16}");

    /** A form that proposes one hour. */
    static PauseForm proposed(Instant now, ZoneId zone) {
        LocalDateTime end = LocalDateTime.ofInstant(now.plus(Duration.ofHours(1)), zone);
        return new PauseForm(end.truncatedTo(ChronoUnit.MINUTES).toString(), "");
    }

    /** What is wrong with each field, or null. */
    public record Errors(@Nullable String sampai, @Nullable String alasan) {
        public boolean any() {
            return sampai != null || alasan != null;
        }
    }

    Errors errors(Instant now, ZoneId zone, Texts texts) {
        Instant end = end(zone);
        boolean tooSoon = end == null || !end.isAfter(now);
        boolean tooLate = end != null && end.isAfter(now.plus(LONGEST));
        String reason = reason();
        String aboutEnd = tooSoon ? texts.get("jeda.sampai.lalu") : tooLate ? texts.get("jeda.sampai.jauh") : null;
        String aboutReason = reason.length() < SHORTEST_REASON || reason.length() > LONGEST_REASON
                ? texts.get("jeda.alasan.wajib", SHORTEST_REASON, LONGEST_REASON)
                : NIK.matcher(reason).find() ? texts.get("jeda.alasan.nik") : null;
        return new Errors(aboutEnd, aboutReason);
    }

    Pause pause(Instant now, ZoneId zone, String by) {
        Instant end = end(zone);
        if (end == null) {
            throw new IllegalStateException("sampai: " + sampai + " (expected: a date and time)");
        }
        return new Pause(now, end, by, reason());
    }

    private String reason() {
        return alasan == null ? "" : alasan.strip();
    }

    private @Nullable Instant end(ZoneId zone) {
        try {
            return LocalDateTime.parse(sampai == null ? "" : sampai)
                    .atZone(zone)
                    .toInstant();
        } catch (DateTimeException unreadable) {
            return null;
        }
    }
}
