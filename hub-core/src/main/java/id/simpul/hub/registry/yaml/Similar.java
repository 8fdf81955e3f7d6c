package id.simpul.hub.registry.yaml;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;

/** Finds the word that was probably meant. */
public final class Similar {
    private static final int MAX_DISTANCE = 2;
    private static final int MAX_LENGTH = 64;

    private Similar() {}

    /** What to say where {@code word} is none of {@code known}. */
    static String expected(String word, Collection<String> known) {
        String choice = known.isEmpty() ? "no field here" : "one of " + String.join(", ", known);
        return choice
                + closest(word, known)
                        .map(near -> "; did you mean " + near + "?")
                        .orElse("");
    }

    /** The one of {@code known} that differs from {@code word} by two letters at most. */
    public static Optional<String> closest(String word, Collection<String> known) {
        if (word.length() > MAX_LENGTH) {
            return Optional.empty();
        }
        return known.stream()
                .filter(each -> distance(word, each) <= Math.min(MAX_DISTANCE, each.length() / 2))
                .min(Comparator.comparingInt(each -> distance(word, each)));
    }

    /** Levenshtein, blind to case. */
    private static int distance(String one, String other) {
        String a = one.toLowerCase(Locale.ROOT);
        String b = other.toLowerCase(Locale.ROOT);
        int[] row = new int[b.length() + 1];
        for (int j = 0; j <= b.length(); j++) {
            row[j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= b.length(); j++) {
                int replaced = diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.min(replaced, Math.min(row[j], row[j - 1]) + 1);
            }
        }
        return row[b.length()];
    }
}
