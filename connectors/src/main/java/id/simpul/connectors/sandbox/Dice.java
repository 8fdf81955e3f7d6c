package id.simpul.connectors.sandbox;

import java.time.LocalDate;
import java.util.List;
import java.util.SplittableRandom;

/** Dice that fall alike whenever they are thrown for the same key, so that a record never changes. */
final class Dice {
    private final SplittableRandom random;

    private Dice(SplittableRandom random) {
        this.random = random;
    }

    static Dice of(String key) {
        long seed = 1_125_899_906_842_597L;
        for (int i = 0; i < key.length(); i++) {
            seed = 31 * seed + key.charAt(i);
        }
        return new Dice(new SplittableRandom(seed));
    }

    /** A number from {@code low} to {@code high}, both possible. */
    long number(long low, long high) {
        return random.nextLong(low, high + 1);
    }

    double fraction(double low, double high) {
        return random.nextDouble(low, high);
    }

    LocalDate day(LocalDate first, LocalDate last) {
        return LocalDate.ofEpochDay(number(first.toEpochDay(), last.toEpochDay()));
    }

    <T> T pick(List<T> choices) {
        return choices.get(random.nextInt(choices.size()));
    }

    String digits(int count) {
        StringBuilder digits = new StringBuilder(count);
        for (int i = 0; i < count; i++) {
            digits.append((char) ('0' + random.nextInt(10)));
        }
        return digits.toString();
    }
}
