package id.simpul.hub.registry.yaml;

import id.simpul.hub.registry.Problem;
import java.util.ArrayList;
import java.util.List;

/** Collects everything that is wrong, so that a person need not mend one fault to see the next. */
final class Problems {
    /** Nobody mends more at a time, and a hostile file must not fill the memory with messages. */
    private static final int MAX = 200;

    private static final int MAX_FOUND = 100;

    private final List<Problem> found = new ArrayList<>();

    void add(Spot spot, String expected, String value) {
        if (found.size() < MAX) {
            found.add(spot.problem(expected, shorten(value)));
        }
    }

    private static String shorten(String value) {
        String oneLine = value.replaceAll("\\p{Cntrl}+", " ").strip();
        return oneLine.length() <= MAX_FOUND ? oneLine : oneLine.substring(0, MAX_FOUND) + "...";
    }

    int size() {
        return found.size();
    }

    List<Problem> all() {
        return List.copyOf(found);
    }
}
