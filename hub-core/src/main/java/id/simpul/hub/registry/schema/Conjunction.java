package id.simpul.hub.registry.schema;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Schemas of one document that hold at the same place, with what they refer to and their {@code allOf} taken in. No schema
 * allows everything; one that says false allows nothing.
 */
final class Conjunction {
    private final EventSchema document;
    private final List<JsonNode> schemas = new ArrayList<>();

    private Conjunction(EventSchema document, Collection<JsonNode> parts) {
        this.document = document;
        parts.forEach(this::take);
    }

    static Conjunction of(EventSchema document) {
        return new Conjunction(document, List.of(document.root()));
    }

    private void take(JsonNode schema) {
        if (schemas.contains(schema) || (schema.isBoolean() && schema.booleanValue())) {
            return;
        }
        schemas.add(schema);
        if (schema.has("$ref")) {
            take(document.target(schema.path("$ref").asString("")));
        }
        schema.path("allOf").forEach(this::take);
    }

    List<JsonNode> schemas() {
        return schemas;
    }

    boolean impossible() {
        return schemas.stream().anyMatch(JsonNode::isBoolean);
    }

    String identity() {
        return schemas.stream()
                .map(each -> Integer.toString(System.identityHashCode(each)))
                .collect(Collectors.joining(" "));
    }

    boolean mayBe(String type) {
        return Values.types(this).contains(type);
    }

    /** The members that any of the schemas has under {@code keyword}. */
    Set<String> names(String keyword) {
        return schemas.stream()
                .flatMap(each -> each.path(keyword).propertyNames().stream())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    Set<String> required() {
        return schemas.stream()
                .flatMap(each -> each.path("required").valueStream())
                .map(each -> each.asString(""))
                .collect(Collectors.toSet());
    }

    /** What holds for one property. */
    Conjunction property(String name) {
        return each(schema -> schema.path("properties").has(name)
                ? schema.path("properties").path(name)
                : schema.has("patternProperties")
                        ? schema.path("patternProperties").path("")
                        : schema.path("additionalProperties"));
    }

    /** What holds for properties that are not named, and whose names match no pattern. */
    Conjunction additional() {
        return each(schema -> schema.path("additionalProperties"));
    }

    /** What holds for properties whose names match a pattern, for each pattern. */
    List<Conjunction> patterned() {
        return schemas.stream()
                .flatMap(each -> each.path("patternProperties").valueStream())
                .map(each -> new Conjunction(document, List.of(each)))
                .toList();
    }

    /** How many items have a schema by their place. */
    int prefix() {
        return schemas.stream()
                .mapToInt(each -> each.path("prefixItems").size())
                .max()
                .orElse(0);
    }

    /** What holds for the item at {@code index}. */
    Conjunction item(int index) {
        return each(schema -> index < schema.path("prefixItems").size()
                ? schema.path("prefixItems").path(index)
                : schema.path("items"));
    }

    private Conjunction each(Function<JsonNode, JsonNode> part) {
        return new Conjunction(
                document,
                schemas.stream().map(part).filter(each -> !each.isMissingNode()).toList());
    }

    /** One conjunction for each way to satisfy the first {@code anyOf} or {@code oneOf}; none where there is none. */
    List<Conjunction> cases() {
        for (String keyword : List.of("anyOf", "oneOf")) {
            for (int i = 0; i < schemas.size(); i++) {
                if (schemas.get(i) instanceof ObjectNode schema && schema.has(keyword)) {
                    return cases(i, schema, keyword);
                }
            }
        }
        return List.of();
    }

    private List<Conjunction> cases(int index, ObjectNode schema, String keyword) {
        ObjectNode rest = schema.deepCopy().without(keyword);
        rest.remove(List.of("$ref", "allOf"));
        List<JsonNode> others = IntStream.range(0, schemas.size())
                .mapToObj(each -> each == index ? rest : schemas.get(each))
                .toList();
        return schema.path(keyword)
                .valueStream()
                .map(each -> with(others, each))
                .toList();
    }

    /** What the others refer to is among them already: taken in again it would bring the choice back. */
    private Conjunction with(List<JsonNode> others, JsonNode one) {
        Conjunction conjunction = new Conjunction(document, List.of());
        conjunction.schemas.addAll(others);
        conjunction.take(one);
        return conjunction;
    }

    /** Whether one of the schemas says under {@code keyword}, and what belongs to it, what {@code old} says. */
    static boolean same(EventSchema before, JsonNode old, Conjunction young, String keyword) {
        Set<String> compared = new HashSet<>();
        return young.schemas.stream()
                .anyMatch(each -> keyword.startsWith("unevaluated")
                        ? same(before, old, young.document, each, compared)
                        : group(keyword).stream()
                                .allMatch(
                                        one -> same(before, old.path(one), young.document, each.path(one), compared)));
    }

    private static List<String> group(String keyword) {
        return switch (keyword) {
            case "if" -> List.of("if", "then", "else");
            case "contains" -> List.of("contains", "minContains", "maxContains");
            default -> List.of(keyword);
        };
    }

    private static boolean same(
            EventSchema before, JsonNode old, EventSchema after, JsonNode young, Set<String> compared) {
        if (!old.equals(young)) {
            return false;
        }
        boolean first = compared.add(System.identityHashCode(old) + " " + System.identityHashCode(young));
        String reference = old.path("$ref").asString("");
        if (first
                && reference.startsWith("#")
                && !same(before, before.target(reference), after, after.target(reference), compared)) {
            return false;
        }
        return !first
                || parts(old).stream()
                        .allMatch(each -> same(before, each.apply(old), after, each.apply(young), compared));
    }

    private static List<Function<JsonNode, JsonNode>> parts(JsonNode node) {
        Stream<Function<JsonNode, JsonNode>> members =
                node.propertyNames().stream().map(name -> each -> each.path(name));
        Stream<Function<JsonNode, JsonNode>> items =
                node.isArray() ? IntStream.range(0, node.size()).mapToObj(i -> each -> each.path(i)) : Stream.of();
        return Stream.concat(members, items).toList();
    }
}
