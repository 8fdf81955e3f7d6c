package id.simpul.gateway.developer;

import id.simpul.gateway.developer.Described.Field;
import id.simpul.hub.registry.openapi.OpenApiDocument;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/** The fields of a schema as flat rows; what lies deep, or comes round in a circle, is left out. */
final class DocumentedFields {
    private static final int MAX_DEPTH = 4;
    private static final int MOST = 100;
    private static final int MOST_VALUES = 12;

    private final OpenApiDocument document;

    DocumentedFields(OpenApiDocument document) {
        this.document = document;
    }

    List<Field> of(JsonNode schema) {
        List<Field> rows = new ArrayList<>();
        add(rows, "", schema, 0);
        return rows;
    }

    private void add(List<Field> rows, String prefix, JsonNode reference, int depth) {
        JsonNode schema = document.resolve(reference);
        if (depth > MAX_DEPTH) {
            return;
        }
        if (schema.has("items")) {
            add(rows, prefix + "[]", schema.path("items"), depth);
            return;
        }
        schema.path("allOf").forEach(each -> add(rows, prefix, each, depth + 1));
        Set<String> required = new HashSet<>();
        schema.path("required").forEach(each -> required.add(each.asString("")));
        schema.path("properties").properties().forEach(each -> {
            String name = prefix.isEmpty() ? each.getKey() : prefix + "." + each.getKey();
            JsonNode member = document.resolve(each.getValue());
            if (rows.size() < MOST) {
                rows.add(new Field(
                        name,
                        "",
                        type(member),
                        required.contains(each.getKey()),
                        member.path("description").asString(""),
                        ""));
                add(rows, name, member, depth + 1);
            }
        });
    }

    /** Such as {@code string (date)} or {@code string: a, b}. */
    String type(JsonNode schema) {
        List<String> words = new ArrayList<>();
        JsonNode type = schema.path("type");
        if (type.isArray()) {
            type.forEach(each -> words.add(each.asString("")));
        } else if (type.isString()) {
            words.add(type.asString());
        }
        String format = schema.path("format").asString("");
        List<String> values = new ArrayList<>();
        schema.path("enum").forEach(each -> values.add(each.asString("")));
        return String.join(" / ", words)
                + (format.isEmpty() ? "" : " (" + format + ")")
                + (values.isEmpty()
                        ? ""
                        : ": " + String.join(", ", values.subList(0, Math.min(values.size(), MOST_VALUES))));
    }
}
