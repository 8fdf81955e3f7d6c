package id.simpul.hub.policy;

import id.simpul.hub.message.Fault;
import id.simpul.hub.message.FaultCode;
import id.simpul.hub.message.FaultException;
import java.util.Collection;
import java.util.HashSet;
import java.util.Set;
import java.util.TreeSet;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Leaves in a JSON answer only the fields that an agreement allows. Fields are dotted paths; arrays are passed through
 * element by element; a path that names an object allows all of it.
 */
public final class FieldFilter {
    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(DeserializationFeature.FAIL_ON_READING_DUP_TREE_KEY)
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build();

    private final Set<String> allowed;
    private final Set<String> parents = new HashSet<>();

    public FieldFilter(Collection<String> fields) {
        allowed = Set.copyOf(fields);
        for (String field : fields) {
            for (int dot = field.indexOf('.'); dot > 0; dot = field.indexOf('.', dot + 1)) {
                parents.add(field.substring(0, dot));
            }
        }
    }

    /** A filtered body and the dotted paths that were taken out of it, sorted. */
    public record Filtered(byte[] body, Collection<String> removed) {}

    /**
     * Filters one JSON document in UTF-8.
     *
     * @throws FaultException where the body is no JSON object or array: what cannot be filtered never passes
     */
    public Filtered filter(byte[] body) throws FaultException {
        try {
            JsonNode root = JSON.readTree(body);
            if (!root.isContainer()) {
                throw new FaultException(unreadable("it is no JSON object or array"));
            }
            Set<String> removed = new TreeSet<>();
            strip(root, "", removed);
            return new Filtered(JSON.writeValueAsBytes(root), removed);
        } catch (JacksonException broken) {
            throw new FaultException(unreadable("it is not well-formed JSON"));
        }
    }

    private static Fault unreadable(String why) {
        return Fault.target(
                FaultCode.JAWABAN_TIDAK_SAH, "The target's answer has to be filtered by agreement, but " + why + ".");
    }

    private void strip(JsonNode node, String prefix, Set<String> removed) {
        switch (node) {
            case ObjectNode object -> stripFields(object, prefix, removed);
            case ArrayNode array -> stripElements(array, prefix, removed);
            default -> {}
        }
    }

    private void stripElements(ArrayNode array, String prefix, Set<String> removed) {
        for (int i = array.size() - 1; i >= 0; i--) {
            if (array.get(i).isContainer()) {
                strip(array.get(i), prefix, removed);
            } else {
                // a bare value inside a list has no name that an agreement could allow
                array.remove(i);
                removed.add(prefix.isEmpty() ? "[]" : prefix + "[]");
            }
        }
    }

    private void stripFields(ObjectNode object, String prefix, Set<String> removed) {
        for (String name : Set.copyOf(object.propertyNames())) {
            String path = prefix.isEmpty() ? name : prefix + "." + name;
            if (allowed.contains(path)) {
                continue;
            }
            if (parents.contains(path) && object.path(name).isContainer()) {
                strip(object.path(name), path, removed);
            } else {
                object.remove(name);
                removed.add(path);
            }
        }
    }
}
