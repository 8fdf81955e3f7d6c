package id.simpul.hub.registry.schema;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiPredicate;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/** What keywords say of one value by itself: its type, and its bounds. */
final class Values {
    private static final Set<String> ALL =
            Set.of("null", "boolean", "object", "array", "string", "integer", "fraction");
    /** Keywords that hold a bound, and the types that they are about. */
    private static final Map<String, List<String>> SMALLEST = Map.of(
            "minLength", List.of("string"),
            "minItems", List.of("array"),
            "minProperties", List.of("object"));

    private static final Map<String, List<String>> LARGEST = Map.of(
            "maxLength", List.of("string"),
            "maxItems", List.of("array"),
            "maxProperties", List.of("object"));

    private static final List<String> NUMBERS = List.of("integer", "fraction");

    private final JsonNode old;
    private final Conjunction young;
    private final List<String> breaks = new ArrayList<>();

    private Values(JsonNode old, Conjunction young) {
        this.old = old;
        this.young = young;
    }

    /** The keywords of {@code old} that {@code young} does not keep. */
    static List<String> breaks(JsonNode old, Conjunction young) {
        Values values = new Values(old, young);
        values.type();
        values.choice();
        values.numbers();
        SMALLEST.forEach((keyword, types) -> values.bound(keyword, types, (mine, given) -> mine >= given));
        LARGEST.forEach((keyword, types) -> values.bound(keyword, types, (mine, given) -> mine <= given));
        values.equal("pattern", "string");
        values.equal("format", "string");
        values.unique();
        return values.breaks;
    }

    /** In words, why it is a break that {@code keyword} is not kept. */
    static String why(String keyword) {
        return switch (keyword) {
            case "type" -> "allows another type";
            case "enum", "const" -> "allows another value";
            case "pattern", "format" -> "is not the same any more";
            default -> "is wider or gone";
        };
    }

    private void type() {
        if (old.has("type") && !types(old).containsAll(types(young))) {
            breaks.add("type");
        }
    }

    private void choice() {
        for (String keyword : List.of("enum", "const")) {
            if (old.has(keyword)) {
                Set<JsonNode> allowed = new HashSet<>(choices(old, keyword));
                boolean kept = young.schemas().stream()
                        .flatMap(each -> Stream.of(choices(each, "enum"), choices(each, "const")))
                        .anyMatch(each -> !each.isEmpty() && allowed.containsAll(each));
                if (!kept) {
                    breaks.add(keyword);
                }
            }
        }
    }

    private static List<JsonNode> choices(JsonNode schema, String keyword) {
        if (!schema.has(keyword)) {
            return List.of();
        }
        return keyword.equals("enum") ? schema.path(keyword).valueStream().toList() : List.of(schema.path(keyword));
    }

    private void numbers() {
        number("minimum", Map.of("minimum", atLeast(0), "exclusiveMinimum", atLeast(0)));
        number("exclusiveMinimum", Map.of("exclusiveMinimum", atLeast(0), "minimum", atLeast(1)));
        number("maximum", Map.of("maximum", atMost(0), "exclusiveMaximum", atMost(0)));
        number("exclusiveMaximum", Map.of("exclusiveMaximum", atMost(0), "maximum", atMost(-1)));
        number(
                "multipleOf",
                Map.of(
                        "multipleOf",
                        (mine, given) ->
                                given.signum() != 0 && mine.remainder(given).signum() == 0));
    }

    private static BiPredicate<BigDecimal, BigDecimal> atLeast(int by) {
        return (mine, given) -> mine.compareTo(given) >= by;
    }

    private static BiPredicate<BigDecimal, BigDecimal> atMost(int by) {
        return (mine, given) -> mine.compareTo(given) <= by;
    }

    private void number(String keyword, Map<String, BiPredicate<BigDecimal, BigDecimal>> kept) {
        if (!old.path(keyword).isNumber() || NUMBERS.stream().noneMatch(young::mayBe)) {
            return;
        }
        BigDecimal given = old.path(keyword).decimalValue();
        boolean some = young.schemas().stream()
                .anyMatch(each -> kept.entrySet().stream()
                        .anyMatch(one -> each.path(one.getKey()).isNumber()
                                && one.getValue().test(each.path(one.getKey()).decimalValue(), given)));
        if (!some) {
            breaks.add(keyword);
        }
    }

    private void bound(String keyword, List<String> types, BiPredicate<Long, Long> kept) {
        long given = old.path(keyword).asLong(0);
        boolean says = old.has(keyword) && (given > 0 || LARGEST.containsKey(keyword));
        boolean some = young.schemas().stream()
                .anyMatch(each -> each.path(keyword).isNumber()
                        && kept.test(each.path(keyword).asLong(0), given));
        if (says && types.stream().anyMatch(young::mayBe) && !some) {
            breaks.add(keyword);
        }
    }

    private void equal(String keyword, String type) {
        boolean some =
                young.schemas().stream().anyMatch(each -> each.path(keyword).equals(old.path(keyword)));
        if (old.has(keyword) && young.mayBe(type) && !some) {
            breaks.add(keyword);
        }
    }

    private void unique() {
        boolean some = young.schemas().stream()
                .anyMatch(each -> each.path("uniqueItems").asBoolean(false));
        if (old.path("uniqueItems").asBoolean(false) && young.mayBe("array") && !some) {
            breaks.add("uniqueItems");
        }
    }

    /** The types that a value may have under all of {@code young}. */
    static Set<String> types(Conjunction young) {
        Set<String> types = new HashSet<>(ALL);
        young.schemas().forEach(each -> types.retainAll(types(each)));
        return types;
    }

    private static Set<String> types(JsonNode schema) {
        JsonNode type = schema.path("type");
        Set<String> types = new HashSet<>();
        Stream<JsonNode> named = type.isArray() ? type.valueStream() : Stream.of(type);
        named.map(each -> each.asString("")).forEach(each -> types.addAll(parts(each)));
        Set<String> chosen = new HashSet<>();
        Stream.of("enum", "const")
                .flatMap(each -> choices(schema, each).stream())
                .forEach(each -> chosen.addAll(ofValue(each)));
        if (type.isMissingNode()) {
            types.addAll(ALL);
        }
        if (schema.has("enum") || schema.has("const")) {
            types.retainAll(chosen);
        }
        return types;
    }

    private static List<String> parts(String type) {
        return type.equals("number") ? NUMBERS : List.of(type);
    }

    /** A whole number may be written with a point: 1.0 equals 1. */
    private static List<String> ofValue(JsonNode value) {
        return switch (value.getNodeType()) {
            case NUMBER -> NUMBERS;
            case STRING -> List.of("string");
            case BOOLEAN -> List.of("boolean");
            case OBJECT -> List.of("object");
            case ARRAY -> List.of("array");
            default -> List.of("null");
        };
    }
}
