package id.simpul.connectors.oss;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;

/**
 * The token of OSS: SHA-1 of user, password, NIB and day, in hexadecimal (PIA OSS-RBA 4.3.22). It proves who calls, about
 * which NIB and on which day, and nothing about the body.
 */
final class OssToken {
    private static final Duration CLOCK_SKEW = Duration.ofMinutes(5);

    private OssToken() {}

    /** Whether {@code token} was made for {@code nib} on a day that may still, or already, be today at OSS. */
    static boolean matches(String token, String user, String password, String nib, Instant now, ZoneId zone) {
        byte[] given = token.strip().toLowerCase(Locale.ROOT).getBytes(StandardCharsets.UTF_8);
        boolean found = false;
        for (LocalDate day : days(now, zone)) {
            found |= MessageDigest.isEqual(of(user, password, nib, day).getBytes(StandardCharsets.UTF_8), given);
        }
        return found;
    }

    /** Yesterday and today in the city's zone, and tomorrow where midnight is a few minutes away. */
    private static Set<LocalDate> days(Instant now, ZoneId zone) {
        LocalDate today = LocalDate.ofInstant(now, zone);
        return new TreeSet<>(List.of(today.minusDays(1), today, LocalDate.ofInstant(now.plus(CLOCK_SKEW), zone)));
    }

    static String of(String user, String password, String nib, LocalDate day) {
        String text = user + password + nib + DateTimeFormatter.BASIC_ISO_DATE.format(day);
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-1").digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException absent) {
            throw new IllegalStateException("digest: SHA-1 (expected: a JDK that has it)", absent);
        }
    }
}
