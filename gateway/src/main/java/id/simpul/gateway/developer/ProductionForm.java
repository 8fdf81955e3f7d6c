package id.simpul.gateway.developer;

import id.simpul.gateway.page.Texts;
import id.simpul.hub.registry.Route;
import id.simpul.hub.registry.Service.Operation;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What a developer asks of a service's owner.
 *
 * @param operasi codes of operations
 * @param kolom fields of the answer, with commas between them
 */
record ProductionForm(
        @Nullable List<String> operasi,
        @Nullable String kolom,
        @Nullable String tujuan,
        @Nullable String dasar) {
    private static final Pattern FIELD = Pattern.compile("[A-Za-z_][\\w-]*(\\.[A-Za-z_][\\w-]*)*");
    private static final int SHORTEST = 10;
    private static final int LONGEST = 300;
    private static final int MOST_FIELDS = 60;
    private static final int LONGEST_FIELDS = 2000;

    static ProductionForm of(Permintaan draft, Route route) {
        List<String> all =
                route.service().operations().stream().map(Operation::code).toList();
        return new ProductionForm(
                draft.operations().isEmpty() ? all : draft.operations(),
                String.join(", ", draft.fields()),
                draft.purpose(),
                draft.basis());
    }

    List<String> operations() {
        return operasi == null ? List.of() : operasi.stream().distinct().toList();
    }

    List<String> fields() {
        return kolom == null
                ? List.of()
                : Arrays.stream(kolom.split("[,\\s]+"))
                        .filter(each -> !each.isEmpty())
                        .distinct()
                        .toList();
    }

    String purpose() {
        return Words.of(tujuan);
    }

    String basis() {
        return Words.of(dasar);
    }

    Map<String, String> faults(Route route, Texts texts) {
        Words words = new Words(texts);
        List<String> known =
                route.service().operations().stream().map(Operation::code).toList();
        words.demand(!operations().isEmpty() && known.containsAll(operations()), "operasi", "pengembang.galat.operasi");
        boolean readable = (kolom == null || kolom.length() <= LONGEST_FIELDS)
                && fields().size() <= MOST_FIELDS
                && fields().stream().allMatch(each -> FIELD.matcher(each).matches());
        words.demand(readable, "kolom", "pengembang.galat.kolom", MOST_FIELDS);
        words.demand(
                !fields().isEmpty() || !route.service().dataClass().personal(),
                "kolom",
                "pengembang.galat.kolom.pribadi");
        words.sentence("tujuan", purpose(), SHORTEST, LONGEST);
        words.sentence("dasar", basis(), SHORTEST, LONGEST);
        return words.faults();
    }
}
