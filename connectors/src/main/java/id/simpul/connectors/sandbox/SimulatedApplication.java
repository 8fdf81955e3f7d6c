package id.simpul.connectors.sandbox;

import id.simpul.hub.registry.PathTemplate;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * One application of the sample city as its file describes it.
 *
 * @param error the shape in which it reports its own errors, filled with a number and a sentence
 */
record SimulatedApplication(
        String code, Template error, List<Answer> answers, List<Table> tables, List<StaticFile> files) {
    private static final String NOT_FOUND = "Data tidak ditemukan";

    /**
     * What it answers on one path.
     *
     * @param key the variable that names the record, or empty where the path names a list
     * @param known what a key must look like to be found; a key of residents must be a resident's NIK
     * @param then what the application announces after it took an event in
     */
    record Answer(
            String method,
            PathTemplate path,
            int status,
            String key,
            Known known,
            Template body,
            List<Reaction> then) {}

    /**
     * An event that the application announces some time after it took another one in.
     *
     * @param subject made of that event's attributes and data, as is {@code data}
     */
    record Reaction(Duration after, String type, Template subject, Template attributes, Template data) {}

    /** A file that it gives as it is on one path. */
    record StaticFile(String path, String type, byte[] bytes) {}

    /**
     * What its database holds.
     *
     * @param columns the first is the key
     */
    record Table(String name, int rows, List<Column> columns) {}

    /** A column, its SQL type and what its values are made of. */
    record Column(String name, String type, Template value) {}

    /** Which keys exist. */
    sealed interface Known {
        record Resident() implements Known {}

        record Shape(Pattern pattern) implements Known {}
    }

    /** An answer that was found. */
    record Filled(int status, @Nullable Object body) {}

    /** The file on {@code path}; null where there is none. */
    @Nullable
    StaticFile file(String method, String path) {
        return files.stream()
                .filter(each -> method.equals("GET") && each.path().equals(path))
                .findFirst()
                .orElse(null);
    }

    /** The answer to {@code method} on a raw path below the application's address. */
    Filled answer(String method, String path, Map<String, String> query, Residents residents) {
        for (Answer each : answers) {
            Map<String, String> variables =
                    each.method().equals(method) ? each.path().match(path) : null;
            if (variables != null) {
                Map<String, String> values = new HashMap<>(query);
                values.putAll(variables);
                return fill(each, values, residents);
            }
        }
        return failure(404, "Alamat tidak dikenal");
    }

    private Filled fill(Answer answer, Map<String, String> values, Residents residents) {
        String key = values.getOrDefault(answer.key(), "");
        Map<String, String> person = residents.find(key).orElse(null);
        boolean found = switch (answer.known()) {
            case Known.Resident() -> person != null;
            case Known.Shape(Pattern pattern) -> pattern.matcher(key).matches() || Outcome.ofKey(key) != null;
        };
        if (!found) {
            return failure(404, NOT_FOUND);
        }
        Dice dice = Dice.of(code + " " + answer.path() + " " + key);
        return new Filled(
                answer.status(), answer.body().fill(new Draw(values, person, () -> residents.anybody(dice), dice, 1)));
    }

    /** What follows after {@code method} on a raw path. */
    List<Reaction> reactions(String method, String path) {
        return answers.stream()
                .filter(each -> each.method().equals(method) && each.path().match(path) != null)
                .findFirst()
                .map(Answer::then)
                .orElse(List.of());
    }

    /** An error in the application's own words. */
    Filled failure(int status, String message) {
        Map<String, String> values = Map.of("kode", Integer.toString(status), "pesan", message);
        return new Filled(status, error.fill(new Draw(values, null, Map::of, Dice.of(code), 1)));
    }
}
