package id.simpul.hub.registry.yaml;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.DumperOptions;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;
import org.yaml.snakeyaml.nodes.Tag;

/** One mapping of a file, read field by field; every fault is noted with its place and reading goes on. */
final class Fields {
    private static final String NOTHING = "nothing";

    private final Problems problems;
    private final Spot spot;
    private final Map<String, Node> values = new LinkedHashMap<>();

    /** Opens {@code node}; fields that are not {@code known} are refused, unless nothing is known of them (null). */
    Fields(Problems problems, Spot spot, Node node, @Nullable Collection<String> known) {
        this.problems = problems;
        this.spot = spot;
        if (node instanceof MappingNode mapping) {
            mapping.getValue().forEach(each -> take(each, known));
        } else {
            problems.add(spot, "a mapping (field: value)", describe(node));
        }
    }

    private void take(NodeTuple entry, @Nullable Collection<String> known) {
        Node key = entry.getKeyNode();
        String name = key instanceof ScalarNode scalar ? scalar.getValue() : describe(key);
        Spot at = new Spot(spot.file(), line(key), path(name));
        if (values.containsKey(name)) {
            problems.add(at, "each field once", name + " a second time");
        } else if (known != null && !known.contains(name)) {
            problems.add(at, Similar.expected(name, known), name);
        } else {
            values.put(name, entry.getValueNode());
        }
    }

    boolean has(String name) {
        Node node = values.get(name);
        return node != null && !empty(node);
    }

    /** What stands under {@code name}, or null where nothing does. */
    @Nullable
    Node node(String name) {
        return has(name) ? values.get(name) : null;
    }

    Set<String> names() {
        return values.keySet();
    }

    <T> T required(String name, Format<T> format) {
        if (!has(name)) {
            problem(name, format.expected(), NOTHING);
            return format.substitute();
        }
        return optional(name, format, format.substitute());
    }

    <T> T optional(String name, Format<T> format, T fallback) {
        Node node = values.get(name);
        return node == null || empty(node) ? fallback : read(spot(name), node, format);
    }

    private <T> T read(Spot at, Node node, Format<T> format) {
        if (node instanceof ScalarNode scalar) {
            try {
                return format.parse().apply(scalar.getValue());
            } catch (RuntimeException broken) {
                problems.add(at, format.expected(), scalar.getValue());
            }
        } else {
            problems.add(at, format.expected(), describe(node));
        }
        return format.substitute();
    }

    <T> List<T> list(String name, Format<T> format) {
        List<T> list = new ArrayList<>();
        List<Node> items = items(name);
        for (int i = 0; i < items.size(); i++) {
            list.add(read(spot(name, i), items.get(i), format));
        }
        return List.copyOf(list);
    }

    List<Fields> mappings(String name, Collection<String> known) {
        List<Fields> list = new ArrayList<>();
        List<Node> items = items(name);
        for (int i = 0; i < items.size(); i++) {
            list.add(new Fields(problems, spot(name, i), items.get(i), known));
        }
        return list;
    }

    /** The mapping under {@code name}, without any field where it is absent. */
    Fields mapping(String name, @Nullable Collection<String> known) {
        Node node = values.get(name);
        return new Fields(problems, spot(name), node == null || empty(node) ? blank() : node, known);
    }

    private Node blank() {
        return new MappingNode(Tag.MAP, List.of(), DumperOptions.FlowStyle.AUTO);
    }

    private List<Node> items(String name) {
        Node node = values.get(name);
        if (node instanceof SequenceNode sequence) {
            return sequence.getValue();
        }
        if (node != null && !empty(node)) {
            problem(name, "a list", describe(node));
        }
        return List.of();
    }

    void problem(String name, String expected, String found) {
        problems.add(spot(name), expected, found);
    }

    void problem(Spot at, String expected, String found) {
        problems.add(at, expected, found);
    }

    /** Where the mapping stands. */
    Spot spot() {
        return spot;
    }

    /** Where the field stands, or its mapping where it is absent. */
    Spot spot(String name) {
        Node node = values.get(name);
        return new Spot(spot.file(), node == null ? spot.line() : line(node), path(name));
    }

    Spot spot(String name, int index) {
        Node node =
                values.get(name) instanceof SequenceNode list ? list.getValue().get(index) : null;
        int line = node == null ? spot.line() : line(node);
        return new Spot(spot.file(), line, path(name) + "[" + index + "]");
    }

    private String path(String name) {
        return spot.field().isEmpty() ? name : spot.field() + "." + name;
    }

    private static int line(Node node) {
        return node.getStartMark() == null ? 0 : node.getStartMark().getLine() + 1;
    }

    private static boolean empty(Node node) {
        return node.getTag().equals(Tag.NULL);
    }

    private static String describe(Node node) {
        return switch (node) {
            case ScalarNode scalar -> empty(scalar) ? NOTHING : scalar.getValue();
            case SequenceNode _ -> "a list";
            case MappingNode _ -> "a mapping";
            default -> NOTHING;
        };
    }
}
