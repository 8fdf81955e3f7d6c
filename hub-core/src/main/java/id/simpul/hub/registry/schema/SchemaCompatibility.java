package id.simpul.hub.registry.schema;

import static id.simpul.hub.registry.schema.Conjunction.same;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/**
 * Whether every document that is valid under a new schema is valid under the old one too, so that nobody who relies on the
 * old one is surprised. What cannot be told counts as a break: conditions ({@code if}, {@code not}, {@code oneOf} and the
 * like) must stay as they are. A property that is named no more is a break even where it was never required.
 */
public final class SchemaCompatibility {
    private static final int MAX_DEPTH = 40;
    private static final int MAX_STEPS = 20_000;
    /** Keywords that are not taken apart: the new schema must say the same. */
    private static final List<String> WHOLE = List.of(
            "not",
            "oneOf",
            "if",
            "contains",
            "propertyNames",
            "patternProperties",
            "dependentRequired",
            "dependentSchemas",
            "dependencies",
            "unevaluatedProperties",
            "unevaluatedItems");

    private final EventSchema before;
    private final List<String> breaks = new ArrayList<>();
    private final Set<String> underway = new HashSet<>();
    private int steps;

    private SchemaCompatibility(EventSchema before) {
        this.before = before;
    }

    /** The places of {@code before} whose promise {@code after} does not keep, as JSON pointers with a word why. */
    public static List<String> breaks(EventSchema before, EventSchema after) {
        if (before.root().equals(after.root())) {
            return List.of();
        }
        SchemaCompatibility compatibility = new SchemaCompatibility(before);
        compatibility.check(before.root(), Conjunction.of(after), "#", 0);
        return compatibility.breaks.stream().distinct().toList();
    }

    private void check(JsonNode old, Conjunction young, String place, int depth) {
        if (depth > MAX_DEPTH || ++steps > MAX_STEPS) {
            broken(place, "too deep to be compared");
            return;
        }
        if (old.isBoolean()) {
            if (!old.booleanValue() && !young.impossible()) {
                broken(place, "allows what was not allowed");
            }
            return;
        }
        String visit = System.identityHashCode(old) + " under " + young.identity();
        if (young.impossible() || !underway.add(visit)) {
            return;
        }
        constraints(old, young, place, depth);
        underway.remove(visit);
    }

    /** Where the new schema says one of several, each of them is looked at alone. */
    private void constraints(JsonNode old, Conjunction young, String place, int depth) {
        List<String> plain = attempt(() -> keywords(old, young, place, depth));
        List<Conjunction> cases = plain.isEmpty() ? List.of() : young.cases();
        boolean each = !cases.isEmpty()
                && cases.stream()
                        .allMatch(one ->
                                attempt(() -> check(old, one, place, depth + 1)).isEmpty());
        if (!each) {
            breaks.addAll(plain);
        }
    }

    private void keywords(JsonNode old, Conjunction young, String place, int depth) {
        if (old.has("$ref")) {
            check(before.target(old.path("$ref").asString("")), young, place, depth + 1);
        }
        Values.breaks(old, young).forEach(each -> broken(place + "/" + each, Values.why(each)));
        if (young.mayBe("object")) {
            required(old, young, place);
            properties(old, young, place, depth);
            additional(old, young, place, depth);
        }
        if (young.mayBe("array")) {
            items(old, young, place, depth);
        }
        combined(old, young, place, depth);
        whole(old, young, place);
    }

    private void required(JsonNode old, Conjunction young, String place) {
        Set<String> demanded = young.required();
        for (JsonNode each : old.path("required")) {
            if (!demanded.contains(each.asString(""))) {
                broken(place + "/required", each.asString("") + " is required no more");
            }
        }
    }

    private void properties(JsonNode old, Conjunction young, String place, int depth) {
        old.path("properties").forEachEntry((name, schema) -> {
            String at = place + "/properties/" + name;
            if (young.names("properties").contains(name)) {
                check(schema, young.property(name), at, depth + 1);
            } else {
                broken(at, "was removed or renamed");
            }
        });
    }

    private void additional(JsonNode old, Conjunction young, String place, int depth) {
        JsonNode others = old.path("additionalProperties");
        if (others.isMissingNode() || (others.isBoolean() && others.booleanValue())) {
            return;
        }
        String at = place + "/additionalProperties";
        for (String name : young.names("properties")) {
            if (!old.path("properties").has(name)) {
                check(others, young.property(name), at, depth + 1);
            }
        }
        boolean samePatterns = same(before, old, young, "patternProperties")
                && young.names("patternProperties")
                        .equals(Set.copyOf(old.path("patternProperties").propertyNames()));
        if (!samePatterns) {
            young.patterned().forEach(each -> check(others, each, at, depth + 1));
        }
        check(others, young.additional(), at, depth + 1);
    }

    private void items(JsonNode old, Conjunction young, String place, int depth) {
        int first = old.path("prefixItems").size();
        for (int i = 0; i < first; i++) {
            check(old.path("prefixItems").path(i), young.item(i), place + "/prefixItems/" + i, depth + 1);
        }
        JsonNode others = old.path("items");
        for (int i = first; !others.isMissingNode() && i <= Math.max(first, young.prefix()); i++) {
            check(others, young.item(i), place + "/items", depth + 1);
        }
    }

    private void combined(JsonNode old, Conjunction young, String place, int depth) {
        for (JsonNode each : old.path("allOf")) {
            check(each, young, place + "/allOf", depth + 1);
        }
        if (old.has("anyOf") && !same(before, old, young, "anyOf")) {
            boolean some = old.path("anyOf")
                    .valueStream()
                    .anyMatch(each -> attempt(() -> check(each, young, place + "/anyOf", depth + 1))
                            .isEmpty());
            if (!some) {
                broken(place + "/anyOf", "allows more than any of these");
            }
        }
    }

    private void whole(JsonNode old, Conjunction young, String place) {
        for (String each : WHOLE) {
            if (old.has(each) && !same(before, old, young, each)) {
                broken(place + "/" + each, "is not the same any more");
            }
        }
    }

    /** What {@code work} finds, without noting it. */
    private List<String> attempt(Runnable work) {
        int mark = breaks.size();
        work.run();
        List<String> found = List.copyOf(breaks.subList(mark, breaks.size()));
        breaks.subList(mark, breaks.size()).clear();
        return found;
    }

    private void broken(String place, String why) {
        breaks.add(place + ": " + why);
    }
}
