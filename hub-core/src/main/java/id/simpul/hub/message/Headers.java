package id.simpul.hub.message;

import java.util.Map;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/** The headers of a call or a reply, names without regard to case. A transport may lend its own without a copy. */
public interface Headers {
    Headers NONE = of(Map.of());

    /** The first value of {@code name}, or null. */
    @Nullable
    String first(String name);

    /** Every name and value, in the order in which they came. */
    void forEach(BiConsumer<String, String> each);

    /** How many lines {@code name} has: a second one is what two readers may take for the first. */
    default int count(String name) {
        int[] lines = new int[1];
        forEach((each, value) -> lines[0] += each.equalsIgnoreCase(name) ? 1 : 0);
        return lines[0];
    }

    /** Headers over a copy of {@code values}, one value a name. */
    static Headers of(Map<String, String> values) {
        TreeMap<String, String> copy = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        copy.putAll(values);
        return new Headers() {
            @Override
            public @Nullable String first(String name) {
                return copy.get(name);
            }

            @Override
            public void forEach(BiConsumer<String, String> each) {
                copy.forEach(each);
            }
        };
    }
}
