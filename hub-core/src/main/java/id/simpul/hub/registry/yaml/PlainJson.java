package id.simpul.hub.registry.yaml;

import java.math.BigDecimal;
import java.util.regex.Pattern;
import org.yaml.snakeyaml.DumperOptions.ScalarStyle;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** A part of a file as JSON. Of plain scalars only the words and numbers of JSON are no texts (YAML 1.2, section 10.2). */
final class PlainJson {
    private static final JsonMapper JSON = JsonMapper.shared();
    private static final Pattern NUMBER = Pattern.compile("-?(0|[1-9]\\d{0,30})(\\.\\d{1,30})?([eE][-+]?\\d{1,3})?");

    private PlainJson() {}

    static String text(Node node) {
        return JSON.writerWithDefaultPrettyPrinter()
                .writeValueAsString(tree(node))
                .replace("\r\n", "\n");
    }

    private static JsonNode tree(Node node) {
        return switch (node) {
            case MappingNode mapping -> object(mapping);
            case SequenceNode sequence -> {
                ArrayNode list = JSON.createArrayNode();
                sequence.getValue().forEach(each -> list.add(tree(each)));
                yield list;
            }
            case ScalarNode scalar -> scalar(scalar);
            default -> JSON.nullNode();
        };
    }

    private static ObjectNode object(MappingNode mapping) {
        ObjectNode object = JSON.createObjectNode();
        for (NodeTuple each : mapping.getValue()) {
            String name = each.getKeyNode() instanceof ScalarNode scalar ? scalar.getValue() : "";
            object.set(name, tree(each.getValueNode()));
        }
        return object;
    }

    private static JsonNode scalar(ScalarNode scalar) {
        String text = scalar.getValue();
        if (scalar.getScalarStyle() != ScalarStyle.PLAIN) {
            return JSON.valueToTree(text);
        }
        return switch (text) {
            case "", "~", "null" -> JSON.nullNode();
            case "true" -> JSON.valueToTree(true);
            case "false" -> JSON.valueToTree(false);
            default ->
                NUMBER.matcher(text).matches()
                        ? JSON.readTree(new BigDecimal(text).toString())
                        : JSON.valueToTree(text);
        };
    }
}
