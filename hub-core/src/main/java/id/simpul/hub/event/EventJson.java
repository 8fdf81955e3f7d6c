package id.simpul.hub.event;

import id.simpul.hub.message.Event;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.Base64;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** An event in structured mode (CloudEvents JSON format 1.0.2). */
public final class EventJson {
    public static final String MEDIA_TYPE = "application/cloudevents+json";

    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(DeserializationFeature.FAIL_ON_READING_DUP_TREE_KEY)
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build();

    private EventJson() {}

    /**
     * Reads an event.
     *
     * @throws IllegalArgumentException in the form {@code attribute: found (expected: ...)}
     */
    public static Event read(byte[] bytes) {
        if (!(parsed(bytes) instanceof ObjectNode node)) {
            throw new IllegalArgumentException("body: not a JSON object (expected: an event)");
        }
        return event(node);
    }

    static JsonNode parsed(byte[] bytes) {
        try {
            return JSON.readTree(bytes);
        } catch (JacksonException broken) {
            throw new IllegalArgumentException("body: not well-formed JSON in UTF-8 (expected: an event)", broken);
        }
    }

    static Event event(ObjectNode node) {
        requireVersion(text(node, "specversion"));
        Map<String, String> extensions = new TreeMap<>();
        for (String name : node.propertyNames()) {
            if (!Attributes.STANDARD.contains(name) && !node.path(name).isNull()) {
                extensions.put(name, scalar(name, node.path(name)));
            }
        }
        String type = text(node, "datacontenttype");
        boolean json = node.has("data") && (type == null || isJson(type));
        return new Event(
                orEmpty(text(node, "id")),
                orEmpty(text(node, "source")),
                orEmpty(text(node, "type")),
                text(node, "subject"),
                time(text(node, "time")),
                type == null && json ? "application/json" : type,
                text(node, "dataschema"),
                extensions,
                data(node, json));
    }

    /**
     * Refuses another version of the specification.
     *
     * @throws IllegalArgumentException where it is not 1.0
     */
    public static void requireVersion(@Nullable String version) {
        if (!Event.SPEC_VERSION.equals(version)) {
            throw new IllegalArgumentException("specversion: " + (version == null ? "nothing" : "another")
                    + " (expected: " + Event.SPEC_VERSION + ")");
        }
    }

    /**
     * The instant of an RFC 3339 text; null for null.
     *
     * @throws IllegalArgumentException where it is none
     */
    public static @Nullable Instant time(@Nullable String text) {
        try {
            return text == null ? null : OffsetDateTime.parse(text).toInstant();
        } catch (DateTimeParseException wrong) {
            throw new IllegalArgumentException(
                    "time: no time (expected: RFC 3339, such as 2026-11-22T09:30:00+07:00)", wrong);
        }
    }

    private static byte[] data(ObjectNode node, boolean json) {
        JsonNode binary = node.path("data_base64");
        if (binary.isString()) {
            if (node.has("data")) {
                throw new IllegalArgumentException("data_base64: beside data (expected: one of them)");
            }
            return decode(binary.stringValue());
        }
        JsonNode data = node.path("data");
        if (data.isMissingNode() || data.isNull()) {
            return new byte[0];
        }
        return json || !data.isString()
                ? JSON.writeValueAsBytes(data)
                : data.stringValue().getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] decode(String base64) {
        try {
            return Base64.getDecoder().decode(base64);
        } catch (IllegalArgumentException wrong) {
            throw new IllegalArgumentException("data_base64: not base64 (expected: RFC 4648, section 4)", wrong);
        }
    }

    private static @Nullable String text(ObjectNode node, String name) {
        JsonNode value = node.path(name);
        return value.isMissingNode() || value.isNull() ? null : scalar(name, value);
    }

    private static String scalar(String name, JsonNode value) {
        if (value.isContainer()) {
            throw new IllegalArgumentException(name + ": an object or a list (expected: a text)");
        }
        return value.asString();
    }

    private static String orEmpty(@Nullable String text) {
        return text == null ? "" : text;
    }

    /** Writes an event. */
    public static byte[] write(Event event) {
        ObjectNode node = JSON.createObjectNode();
        node.put("specversion", Event.SPEC_VERSION);
        node.put("id", event.id());
        node.put("source", event.source());
        node.put("type", event.type());
        put(node, "subject", event.subject());
        put(node, "time", event.time() == null ? null : event.time().toString());
        put(node, "datacontenttype", event.dataContentType());
        put(node, "dataschema", event.dataSchema());
        event.extensions().forEach(node::put);
        putData(node, event);
        return JSON.writeValueAsBytes(node);
    }

    private static void put(ObjectNode node, String name, @Nullable String value) {
        if (value != null) {
            node.put(name, value);
        }
    }

    private static void putData(ObjectNode node, Event event) {
        if (event.data().length == 0) {
            return;
        }
        String type = event.dataContentType();
        JsonNode json = type == null || isJson(type) ? tree(event.data()) : null;
        if (json == null) {
            node.put("data_base64", Base64.getEncoder().encodeToString(event.data()));
        } else {
            node.set("data", json);
        }
    }

    private static @Nullable JsonNode tree(byte[] data) {
        try {
            return JSON.readTree(data);
        } catch (JacksonException notJson) {
            return null;
        }
    }

    /** Whether data of this media type is JSON (CloudEvents JSON format, section 3.1). */
    static boolean isJson(String type) {
        String media = type.split(";", 2)[0].strip().toLowerCase(Locale.ROOT);
        return media.equals("application/json") || media.equals("text/json") || media.endsWith("+json");
    }
}
