package id.simpul.hub.registry.yaml;

import id.simpul.hub.registry.schema.EventSchema;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;

/** Reads a JSON Schema, given as a mapping of the file or as a text; one that cannot be used is a fault of the file. */
final class SchemaField {
    private static final Format<String> DOCUMENT = Format.text("(?s).+", "a JSON Schema as a mapping or a text");

    private SchemaField() {}

    /** The schema as a text; empty where there is none. */
    static String read(Fields owner, String name) {
        Node node = owner.node(name);
        String text =
                node instanceof MappingNode mapping ? PlainJson.text(mapping) : owner.optional(name, DOCUMENT, "");
        try {
            if (!text.isEmpty()) {
                EventSchema.parse(text);
            }
        } catch (IllegalArgumentException broken) {
            owner.problem(name, "a usable JSON Schema 2020-12", String.valueOf(broken.getMessage()));
        }
        return text;
    }
}
