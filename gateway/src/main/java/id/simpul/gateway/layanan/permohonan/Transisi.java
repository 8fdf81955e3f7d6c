package id.simpul.gateway.layanan.permohonan;

import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** The transition table of a request, read from {@code transisi.yaml}. */
final class Transisi {
    private static final String KEEP = "catat";
    private static final String REFUSE = "tolak";

    private final Map<Keadaan, Map<String, Langkah>> table;
    private final Set<String> types;

    private Transisi(Map<Keadaan, Map<String, Langkah>> table) {
        this.table = table;
        this.types = new TreeSet<>();
        table.values().forEach(each -> types.addAll(each.keySet()));
    }

    /** What an answer means for a request. */
    sealed interface Langkah {
        /** The request moves. */
        record Pindah(Keadaan ke) implements Langkah {}

        /** Late, or told twice: kept, nothing moves. */
        record Catat() implements Langkah {}

        /** Makes no sense. */
        record Tolak() implements Langkah {}
    }

    static Transisi read() {
        Map<Keadaan, Map<String, Langkah>> table = new EnumMap<>(Keadaan.class);
        Lembar.of("transisi.yaml").each((state, row) -> {
            Map<String, Langkah> steps = new HashMap<>();
            row.each((type, word) -> steps.put(type, step(word.text())));
            table.put(Keadaan.of(state), Map.copyOf(steps));
        });
        return new Transisi(table);
    }

    private static Langkah step(String word) {
        return switch (word) {
            case KEEP -> new Langkah.Catat();
            case REFUSE -> new Langkah.Tolak();
            default -> new Langkah.Pindah(Keadaan.of(word));
        };
    }

    /** The types of the answers that the table knows. */
    Set<String> types() {
        return types;
    }

    /** The state that an answer of {@code type} tells of, such as {@code diproses}. */
    static Keadaan told(String type) {
        return Keadaan.of(type.substring(type.indexOf('.') + 1));
    }

    Langkah step(Keadaan from, String type) {
        return table.getOrDefault(from, Map.of()).getOrDefault(type, new Langkah.Tolak());
    }
}
