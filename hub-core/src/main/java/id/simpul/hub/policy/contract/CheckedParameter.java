package id.simpul.hub.policy.contract;

import id.simpul.hub.message.Headers;
import id.simpul.hub.policy.contract.Deviation.Side;
import id.simpul.hub.registry.openapi.DocumentedOperation.Parameter;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;

/**
 * One described parameter. A text is read as its schema's type says (OpenAPI 3.1, section 4.8.12.2, styles <i>simple</i> and
 * <i>form</i>); objects in parameters are not looked into.
 */
record CheckedParameter(String place, String name, boolean required, Type type, Schemas.@Nullable Ready schema) {
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    /** What the text stands for. */
    private record Type(String name, String items) {
        static Type of(JsonNode schema) {
            return new Type(word(schema.path("type")), word(schema.path("items").path("type")));
        }

        /** Of several types (3.1) the first that is not null. */
        private static String word(JsonNode type) {
            if (type.isArray()) {
                for (JsonNode each : type) {
                    if (!each.asString("").equals("null")) {
                        return each.asString("");
                    }
                }
            }
            return type.asString("");
        }
    }

    static CheckedParameter of(Parameter parameter, Schemas schemas) {
        JsonNode described = parameter.schema();
        Type type = described == null ? new Type("object", "") : Type.of(schemas.resolved(described));
        boolean looked = described != null && !type.name().equals("object");
        return new CheckedParameter(
                parameter.place(),
                parameter.name(),
                parameter.required(),
                type,
                looked && described != null ? schemas.add(described) : null);
    }

    List<Deviation> check(Map<String, String> variables, Map<String, List<String>> query, Headers headers) {
        List<String> given = given(variables, query, headers);
        if (given.isEmpty()) {
            return required ? List.of(deviation("required", "a value")) : List.of();
        }
        return schema == null ? List.of() : schema.check(Side.REQUEST, label(), value(given));
    }

    private List<String> given(Map<String, String> variables, Map<String, List<String>> query, Headers headers) {
        return switch (place) {
            case "path" -> one(variables.get(name));
            case "query" -> query.getOrDefault(name, List.of());
            default -> one(headers.first(name));
        };
    }

    private static List<String> one(@Nullable String value) {
        return value == null ? List.of() : List.of(value);
    }

    private JsonNode value(List<String> given) {
        if (!type.name().equals("array")) {
            return given.size() == 1 ? scalar(type.name(), given.getFirst()) : array(given);
        }
        List<String> items = given.size() == 1 ? Arrays.asList(given.getFirst().split(",", -1)) : given;
        return array(items);
    }

    private JsonNode array(List<String> items) {
        ArrayNode array = NODES.arrayNode();
        items.forEach(each -> array.add(scalar(type.items(), each)));
        return array;
    }

    private static JsonNode scalar(String type, String text) {
        return switch (type) {
            case "integer" ->
                text.matches("-?\\d{1,18}") ? NODES.numberNode(Long.parseLong(text)) : NODES.stringNode(text);
            case "number" ->
                text.matches("-?\\d{1,30}(\\.\\d{1,30})?")
                        ? NODES.numberNode(new BigDecimal(text))
                        : NODES.stringNode(text);
            case "boolean" ->
                text.matches("true|false") ? NODES.booleanNode(text.equals("true")) : NODES.stringNode(text);
            default -> NODES.stringNode(text);
        };
    }

    private String label() {
        return place + ':' + (place.equals("header") ? name.toLowerCase(Locale.ROOT) : name);
    }

    private Deviation deviation(String rule, String expected) {
        return new Deviation(Side.REQUEST, label(), rule, expected);
    }
}
