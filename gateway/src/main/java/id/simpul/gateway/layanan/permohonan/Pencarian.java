package id.simpul.gateway.layanan.permohonan;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;

/** Finds services by the words of a person who may not know their names, and may mistype them. */
public final class Pencarian {
    private static final int MAX_QUERY = 100;
    private static final int MAX_SUGGESTIONS = 3;
    private static final Set<String> EMPTY_WORDS =
            Set.of("saya", "yang", "di", "ke", "dan", "untuk", "mau", "ingin", "cara", "the", "a", "my", "to", "of");

    private Pencarian() {}

    /** Services in which every word of the query begins a word; all of them for an empty query. */
    public static List<Layanan> cari(List<Layanan> services, String query) {
        List<String> asked = words(query);
        return services.stream()
                .filter(each -> {
                    List<String> known = words(each);
                    return asked.stream().allMatch(word -> known.stream().anyMatch(other -> other.startsWith(word)));
                })
                .toList();
    }

    /** Services that may have been meant, the likeliest first, where nothing was found. */
    public static List<Layanan> mungkin(List<Layanan> services, String query) {
        List<String> asked = words(query);
        return services.stream()
                .filter(each -> near(each, asked) > 0)
                .sorted(Comparator.comparingLong((Layanan each) -> -near(each, asked)))
                .limit(MAX_SUGGESTIONS)
                .toList();
    }

    private static long near(Layanan service, List<String> asked) {
        List<String> known = words(service);
        return asked.stream()
                .filter(word -> known.stream().anyMatch(other -> near(word, other)))
                .count();
    }

    private static boolean near(String word, String other) {
        return other.startsWith(word) || (word.length() > 2 && distance(word, other) <= (word.length() > 5 ? 2 : 1));
    }

    private static List<String> words(Layanan service) {
        return Stream.concat(
                        Stream.of(
                                service.nama().id(),
                                service.nama().en(),
                                service.ringkas().id(),
                                service.ringkas().en()),
                        service.kata().stream())
                .flatMap(each -> words(each).stream())
                .distinct()
                .toList();
    }

    private static List<String> words(String text) {
        String cut = text.length() > MAX_QUERY ? text.substring(0, MAX_QUERY) : text;
        return Arrays.stream(cut.toLowerCase(Locale.ROOT).split("[^\\p{L}\\p{N}]+"))
                .filter(each -> !each.isEmpty() && !EMPTY_WORDS.contains(each))
                .toList();
    }

    /** How many letters must be changed, added or left out (Levenshtein). */
    private static int distance(String one, String other) {
        int[] row = new int[other.length() + 1];
        Arrays.setAll(row, i -> i);
        for (int i = 1; i <= one.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= other.length(); j++) {
                int change = diagonal + (one.charAt(i - 1) == other.charAt(j - 1) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.min(change, 1 + Math.min(row[j], row[j - 1]));
            }
        }
        return row[other.length()];
    }
}
