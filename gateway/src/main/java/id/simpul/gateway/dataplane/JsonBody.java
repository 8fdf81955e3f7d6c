package id.simpul.gateway.dataplane;

import id.simpul.hub.message.Fault;
import id.simpul.hub.message.FaultCode;
import id.simpul.hub.message.FaultException;
import id.simpul.hub.registry.Durations;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * The small JSON object that one of the hub's own doors is sent, read field by field. What is wrong is a 400 that names the
 * field, in the form {@code max: 0 (expected: 1 to 100)}; texts are not repeated, they may be personal.
 */
final class JsonBody {
    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(DeserializationFeature.FAIL_ON_READING_DUP_TREE_KEY)
            .build();

    private final ObjectNode node;

    private JsonBody(ObjectNode node) {
        this.node = node;
    }

    /** Reads a body that has no other fields than {@code known}; none at all is an empty object. */
    static JsonBody read(byte[] body, String... known) throws FaultException {
        JsonBody read = new JsonBody(object(body));
        List<String> names = List.of(known);
        for (String each : read.node.propertyNames()) {
            if (!names.contains(each)) {
                throw wrong(each.matches("\\w{1,30}") ? each : "body", "unknown", String.join(", ", names));
            }
        }
        return read;
    }

    /** The object that a body is; none at all is an empty one. */
    static ObjectNode object(byte[] body) throws FaultException {
        if (body.length == 0) {
            return JSON.createObjectNode();
        }
        try {
            if (JSON.readTree(body) instanceof ObjectNode object) {
                return object;
            }
        } catch (JacksonException broken) {
            throw wrong("body", "not well-formed JSON in UTF-8", "a JSON object");
        }
        throw wrong("body", "not an object", "a JSON object");
    }

    int number(String name, int least, int most, int otherwise) throws FaultException {
        JsonNode value = value(name);
        String expected = least + " to " + most;
        if (value == null) {
            return otherwise;
        }
        if (!value.isIntegralNumber()) {
            throw wrong(name, kind(value), expected);
        }
        if (!value.canConvertToInt() || value.intValue() < least || value.intValue() > most) {
            throw wrong(name, value.canConvertToInt() ? value.asString() : "a larger number", expected);
        }
        return value.intValue();
    }

    Duration duration(String name, Duration least, Duration most, Duration otherwise) throws FaultException {
        JsonNode value = value(name);
        if (value == null) {
            return otherwise;
        }
        String expected = written(least) + " to " + written(most) + ", such as 30s";
        if (!value.isString()) {
            throw wrong(name, kind(value), expected);
        }
        try {
            Duration given = Durations.parse(value.stringValue());
            if (given.compareTo(least) >= 0 && given.compareTo(most) <= 0) {
                return given;
            }
            throw wrong(name, Durations.text(given), expected);
        } catch (IllegalArgumentException none) {
            throw wrong(name, "no length of time", expected);
        }
    }

    private static String written(Duration length) {
        return length.isZero() ? "0s" : Durations.text(length);
    }

    /** A text of at most {@code longest} characters; empty where there is none. */
    String text(String name, int longest) throws FaultException {
        JsonNode value = value(name);
        return value == null ? "" : text(name, value, longest);
    }

    private static String text(String name, JsonNode value, int longest) throws FaultException {
        String expected = "a text of at most " + longest + " characters";
        if (!value.isString()) {
            throw wrong(name, kind(value), expected);
        }
        if (value.stringValue().length() > longest) {
            throw wrong(name, value.stringValue().length() + " characters", expected);
        }
        return value.stringValue();
    }

    /** One to {@code most} texts of at most {@code longest} characters. */
    List<String> texts(String name, int most, int longest) throws FaultException {
        JsonNode value = value(name);
        String expected = "a list of 1 to " + most + " texts";
        if (value == null || !value.isArray()) {
            throw wrong(name, value == null ? "nothing" : kind(value), expected);
        }
        if (value.isEmpty() || value.size() > most) {
            throw wrong(name, value.size() + " of them", expected);
        }
        List<String> texts = new ArrayList<>();
        for (JsonNode each : value) {
            texts.add(text(name + "[" + texts.size() + "]", each, longest));
        }
        return texts;
    }

    private @Nullable JsonNode value(String name) {
        return node.get(name);
    }

    private static String kind(JsonNode value) {
        return switch (value.getNodeType()) {
            case ARRAY -> "a list";
            case OBJECT -> "an object";
            case STRING -> "a text";
            case NUMBER -> value.isIntegralNumber() ? "a number" : "a number with a fraction";
            case BOOLEAN -> "true or false";
            default -> "null";
        };
    }

    private static FaultException wrong(String name, String found, String expected) {
        return new FaultException(
                Fault.caller(FaultCode.PERMINTAAN_TIDAK_SAH, name + ": " + found + " (expected: " + expected + ")"));
    }
}
