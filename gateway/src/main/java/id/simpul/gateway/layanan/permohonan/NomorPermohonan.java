package id.simpul.gateway.layanan.permohonan;

import java.security.SecureRandom;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Numbers of requests, such as {@code KTP-2026-048213-7}: service, year, six random digits so that nobody counts on from
 * his own number, and a check digit (Damm, 2004) that tells a wrong digit and two swapped ones.
 */
final class NomorPermohonan {
    private static final Pattern FORM = Pattern.compile("([A-Z]{2,6})-?(\\d{4})-?(\\d{6})-?(\\d)");
    private static final int RANDOM_DIGITS = 1_000_000;
    private static final SecureRandom RANDOM = new SecureRandom();

    /** The totally anti-symmetric quasigroup of order ten from Damm's thesis. */
    private static final String[] QUASIGROUP = {
        "0317598642",
        "7092154863",
        "4206871359",
        "1750983426",
        "6123045978",
        "3674209581",
        "5869720134",
        "8945362017",
        "9438617205",
        "2581436790"
    };

    private NomorPermohonan() {}

    static String draw(String prefix, int year) {
        return of(prefix, year, RANDOM.nextInt(RANDOM_DIGITS));
    }

    static String of(String prefix, int year, int serial) {
        String body = "%s-%04d-%06d".formatted(prefix, year, serial);
        return body + "-" + check(body);
    }

    /** The number that a person meant: lower case, blanks and left-out hyphens are forgiven; null where it is none. */
    static @Nullable String read(String typed) {
        if (typed.length() > 40) {
            return null;
        }
        Matcher parts = FORM.matcher(typed.replaceAll("[\\s.\u2010-\u2015]", "").toUpperCase(Locale.ROOT));
        if (!parts.matches()) {
            return null;
        }
        String body = parts.group(1) + "-" + parts.group(2) + "-" + parts.group(3);
        return check(body) == parts.group(4).charAt(0) - '0' ? body + "-" + parts.group(4) : null;
    }

    /** Letters count as their place in the alphabet, with two digits. */
    private static int check(String body) {
        int interim = 0;
        for (int at = 0; at < body.length(); at++) {
            char each = body.charAt(at);
            if (each >= 'A' && each <= 'Z') {
                int place = each - 'A' + 10;
                interim = next(next(interim, place / 10), place % 10);
            } else if (each != '-') {
                interim = next(interim, each - '0');
            }
        }
        return interim;
    }

    private static int next(int interim, int digit) {
        return QUASIGROUP[interim].charAt(digit) - '0';
    }
}
