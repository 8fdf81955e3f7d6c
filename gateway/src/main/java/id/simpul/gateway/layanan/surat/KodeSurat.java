package id.simpul.gateway.layanan.surat;

import java.security.SecureRandom;
import java.util.Locale;
import java.util.Optional;

/**
 * Codes by which letters are checked: 15 random characters, 75 bits, and one that tells a slip of the pen (Luhn's
 * algorithm modulo 32). No 0, O, 1 or I.
 */
public final class KodeSurat {
    private static final String ALPHABET = "23456789ABCDEFGHJKLMNPQRSTUVWXYZ";
    private static final int RANDOM_LENGTH = 15;
    private static final int GROUP = 4;
    private static final int LONGEST_TYPED = 40;
    private static final SecureRandom RANDOM = new SecureRandom();

    private KodeSurat() {}

    static String draw() {
        StringBuilder code = new StringBuilder();
        for (int i = 0; i < RANDOM_LENGTH; i++) {
            code.append(ALPHABET.charAt(RANDOM.nextInt(ALPHABET.length())));
        }
        return code.append(check(code)).toString();
    }

    /** The code that a person meant, case, blanks and hyphens aside; none where it cannot be one. */
    public static Optional<String> read(String typed) {
        if (typed.length() > LONGEST_TYPED) {
            return Optional.empty();
        }
        String code = typed.replaceAll("[\\s-]", "").toUpperCase(Locale.ROOT);
        boolean whole = code.length() == RANDOM_LENGTH + 1
                && code.chars().allMatch(each -> ALPHABET.indexOf(each) >= 0)
                && check(code.substring(0, RANDOM_LENGTH)) == code.charAt(RANDOM_LENGTH);
        return whole ? Optional.of(code) : Optional.empty();
    }

    /** In groups of four, as it is printed. */
    public static String printed(String code) {
        StringBuilder printed = new StringBuilder(code);
        for (int at = code.length() - GROUP; at > 0; at -= GROUP) {
            printed.insert(at, '-');
        }
        return printed.toString();
    }

    private static char check(CharSequence body) {
        int sum = 0;
        int factor = 2;
        for (int i = body.length() - 1; i >= 0; i--) {
            int addend = factor * ALPHABET.indexOf(body.charAt(i));
            sum += addend / ALPHABET.length() + addend % ALPHABET.length();
            factor = 3 - factor;
        }
        return ALPHABET.charAt((ALPHABET.length() - sum % ALPHABET.length()) % ALPHABET.length());
    }
}
