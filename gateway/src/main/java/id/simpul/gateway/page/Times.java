package id.simpul.gateway.page;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.TextStyle;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.Map;

/** Moments and lengths of time as people here read them, in the city's zone and with its name. */
public final class Times {
    private static final Map<String, String> ZONES =
            Map.of("Asia/Jakarta", "WIB", "Asia/Makassar", "WITA", "Asia/Jayapura", "WIT");
    private static final long SHORT_HOURS = 48;

    private final ZoneId zone;
    private final Locale locale;
    private final Clock clock;
    private final boolean english;

    public Times(ZoneId zone, Locale locale, Clock clock) {
        this.zone = zone;
        this.locale = locale;
        this.clock = clock;
        this.english = locale.getLanguage().equals("en");
    }

    /** 21 November 2026 pukul 09.12 WIB. */
    public String full(Instant at) {
        return format(at, english ? "d MMMM yyyy, HH:mm" : "d MMMM yyyy 'pukul' HH.mm") + " " + zoneName();
    }

    /** 09.12.04 WIB. */
    public String seconds(Instant at) {
        return format(at, english ? "HH:mm:ss" : "HH.mm.ss") + " " + zoneName();
    }

    /** 09.12.04,123 WIB. */
    public String millis(Instant at) {
        return format(at, english ? "HH:mm:ss.SSS" : "HH.mm.ss,SSS") + " " + zoneName();
    }

    /** 09.12, or with the day where it was not today. */
    public String clock(Instant at) {
        boolean today = LocalDate.ofInstant(at, zone).equals(LocalDate.ofInstant(clock.instant(), zone));
        String time = english ? "HH:mm" : "HH.mm";
        return format(at, today ? time : "d MMM, " + time);
    }

    /** 21 November 2026. */
    public String day(LocalDate day) {
        return DateTimeFormatter.ofPattern("d MMMM yyyy", locale).format(day);
    }

    /** For the datetime attribute of a time element. */
    public String iso(Instant at) {
        return at.truncatedTo(ChronoUnit.SECONDS).toString();
    }

    /** How long ago, without the word: 12 menit. */
    public String since(Instant at) {
        return length(Duration.between(at, clock.instant()));
    }

    /** 40 detik, 12 menit, 3 jam, 2 hari. */
    public String length(Duration length) {
        if (length.toSeconds() < 60) {
            return unit(Math.max(0, length.toSeconds()), "detik", "second");
        }
        if (length.toMinutes() < 60) {
            return unit(length.toMinutes(), "menit", "minute");
        }
        return length.toHours() < SHORT_HOURS
                ? unit(length.toHours(), "jam", "hour")
                : unit(length.toDays(), "hari", "day");
    }

    public String zoneName() {
        return ZONES.getOrDefault(zone.getId(), zone.getDisplayName(TextStyle.SHORT, locale));
    }

    private String unit(long count, String indonesian, String english) {
        return count + " " + (this.english ? english + (count == 1 ? "" : "s") : indonesian);
    }

    private String format(Instant at, String pattern) {
        return DateTimeFormatter.ofPattern(pattern, locale).format(at.atZone(zone));
    }
}
