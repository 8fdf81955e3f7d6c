package id.simpul.hub.registry.schema;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Makes schemas from few words, changes them a little, and makes documents that often fit. */
final class RandomSchema {
    private static final JsonMapper JSON = JsonMapper.shared();
    private static final List<String> TYPES =
            List.of("object", "array", "string", "integer", "number", "null", "boolean");
    private static final List<String> NAMES = List.of("a", "b", "c");
    private static final List<String> TEXTS = List.of("", "x", "xx", "2026-01-01", "yyyyy");
    private static final List<String> BOUNDS = List.of(
            "minimum",
            "maximum",
            "exclusiveMinimum",
            "exclusiveMaximum",
            "minLength",
            "maxLength",
            "minItems",
            "maxItems",
            "minProperties",
            "maxProperties");

    private final Random random;

    RandomSchema(Random random) {
        this.random = random;
    }

    ObjectNode schema(int depth) {
        ObjectNode schema = JSON.createObjectNode();
        int words = 1 + random.nextInt(3);
        for (int i = 0; i < words; i++) {
            word(schema, depth);
        }
        return schema;
    }

    private void word(ObjectNode schema, int depth) {
        switch (random.nextInt(depth > 0 ? 14 : 6)) {
            case 0 -> schema.put("type", one(TYPES));
            case 1 -> schema.putArray("type").add("object").add(one(List.of("array", "string", "integer")));
            case 2 -> schema.put(one(BOUNDS), random.nextInt(4));
            case 3 ->
                schema.putArray("enum").add(one(TEXTS)).add(random.nextInt(3)).addNull();
            case 4 -> schema.put("format", "date");
            case 5 -> schema.put("multipleOf", 1 + random.nextInt(3));
            case 6, 7 -> schema.putObject("properties").set(one(NAMES), schema(depth - 1));
            case 8 -> schema.putArray("required").add(one(NAMES));
            case 9 -> schema.set("additionalProperties", random.nextBoolean() ? bool() : schema(depth - 1));
            case 10 -> schema.set("items", schema(depth - 1));
            case 11 -> several(schema, "prefixItems", depth);
            case 12 -> several(schema, one(List.of("anyOf", "allOf", "oneOf")), depth);
            default -> schema.putObject("patternProperties").set("^[ab]", schema(depth - 1));
        }
    }

    private void several(ObjectNode schema, String keyword, int depth) {
        ArrayNode list = schema.putArray(keyword);
        list.add(schema(depth - 1));
        list.add(schema(depth - 1));
    }

    private JsonNode bool() {
        return JSON.valueToTree(random.nextBoolean());
    }

    private <T> T one(List<T> list) {
        return list.get(random.nextInt(list.size()));
    }

    /** The same with a word more, less or another somewhere, or put together with others. */
    JsonNode changed(JsonNode schema) {
        ObjectNode changed = (ObjectNode) schema.deepCopy();
        int times = 1 + random.nextInt(2);
        for (int i = 0; i < times; i++) {
            ObjectNode place = place(changed);
            if (random.nextInt(4) == 0 && !place.isEmpty()) {
                place.remove(one(List.copyOf(place.propertyNames())));
            } else {
                word(place, 1);
            }
        }
        if (random.nextInt(4) == 0) {
            ObjectNode joined = JSON.createObjectNode();
            joined.putArray("allOf").add(changed).add(schema(1));
            return joined;
        }
        return changed;
    }

    private ObjectNode place(ObjectNode schema) {
        List<ObjectNode> inner = new ArrayList<>();
        schema.path("properties").forEach(each -> note(inner, each));
        for (String each : List.of("items", "additionalProperties")) {
            note(inner, schema.path(each));
        }
        for (String each : List.of("anyOf", "allOf", "prefixItems")) {
            schema.path(each).forEach(one -> note(inner, one));
        }
        return inner.isEmpty() || random.nextBoolean() ? schema : place(one(inner));
    }

    private static void note(List<ObjectNode> inner, JsonNode each) {
        if (each instanceof ObjectNode object) {
            inner.add(object);
        }
    }

    /** A document that {@code schema} may allow. */
    JsonNode document(JsonNode schema, int depth) {
        if (schema.has("enum") && random.nextBoolean()) {
            return one(schema.path("enum").valueStream().toList());
        }
        for (String each : List.of("anyOf", "allOf", "oneOf")) {
            if (schema.has(each) && random.nextInt(3) > 0) {
                return document(one(schema.path(each).valueStream().toList()), depth);
            }
        }
        return switch (type(schema)) {
            case "object" -> object(schema, depth);
            case "array" -> array(schema, depth);
            case "string" -> JSON.valueToTree(one(TEXTS));
            case "integer" -> JSON.valueToTree(random.nextInt(8) - 2);
            case "number" -> JSON.valueToTree((random.nextInt(16) - 4) / 2.0);
            case "boolean" -> bool();
            default -> JSON.nullNode();
        };
    }

    private String type(JsonNode schema) {
        JsonNode type = schema.path("type");
        if (type.isArray()) {
            return type.path(random.nextInt(type.size())).asString();
        }
        if (type.isString()) {
            return type.asString();
        }
        boolean object = schema.has("properties") || schema.has("additionalProperties") || schema.has("required");
        return random.nextInt(3) == 0
                ? one(TYPES)
                : object ? "object" : one(List.of("array", "object", "string", "integer"));
    }

    private ObjectNode object(JsonNode schema, int depth) {
        ObjectNode object = JSON.createObjectNode();
        for (String each : NAMES) {
            boolean wanted = schema.path("required").toString().contains(each);
            if (depth > 0 && (wanted || random.nextInt(3) == 0)) {
                object.set(each, document(schema.path("properties").path(each), depth - 1));
            }
        }
        return object;
    }

    private ArrayNode array(JsonNode schema, int depth) {
        ArrayNode array = JSON.createArrayNode();
        int size = depth > 0 ? random.nextInt(4) : 0;
        for (int i = 0; i < size; i++) {
            JsonNode first = schema.path("prefixItems").path(i);
            array.add(document(first.isMissingNode() ? schema.path("items") : first, depth - 1));
        }
        return array;
    }
}
