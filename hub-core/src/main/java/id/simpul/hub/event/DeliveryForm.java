package id.simpul.hub.event;

import id.simpul.hub.message.Event;
import id.simpul.hub.message.FaultException;
import id.simpul.hub.policy.FieldFilter;
import id.simpul.hub.registry.Agreement;
import id.simpul.hub.registry.Application.Subscription;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** How an event is written for one subscriber: the fields that its agreement allows, in the form that it asked for. */
final class DeliveryForm {
    private static final JsonMapper JSON = JsonMapper.shared();

    private DeliveryForm() {}

    /** A body and its headers. */
    record Written(Map<String, String> headers, byte[] body) {}

    /**
     * The event with the fields of its data that {@code agreement} allows.
     *
     * @throws FaultException where the data has to be filtered and cannot be
     */
    static Event allowed(Event event, @Nullable Agreement agreement) throws FaultException {
        if (agreement == null || agreement.fields().isEmpty() || event.data().length == 0) {
            return event;
        }
        return with(
                event, new FieldFilter(agreement.fields()).filter(event.data()).body());
    }

    /** The event with its data in the subscriber's own field names. */
    static Event mapped(Event event, Subscription subscription) {
        if (subscription.mapping().isEmpty()) {
            return event;
        }
        JsonNode data = tree(event.data());
        ObjectNode mapped = JSON.createObjectNode();
        new TreeMap<>(subscription.mapping()).forEach((field, from) -> set(mapped, field, value(from, data, event)));
        return with(event, JSON.writeValueAsBytes(mapped));
    }

    private static JsonNode tree(byte[] data) {
        try {
            return JSON.readTree(data);
        } catch (JacksonException notJson) {
            return JSON.createObjectNode();
        }
    }

    private static JsonNode value(String from, JsonNode data, Event event) {
        if (from.startsWith("=")) {
            return JSON.valueToTree(from.substring(1));
        }
        if (from.startsWith("@")) {
            return JSON.valueToTree(Attributes.of(event, from.substring(1)));
        }
        JsonNode found = data;
        for (String part : from.split("\\.", -1)) {
            found = found.isArray() && part.matches("\\d{1,6}") ? found.path(Integer.parseInt(part)) : found.path(part);
        }
        return found.isMissingNode() ? JSON.nullNode() : found;
    }

    /** A dotted field makes an object in the object. */
    private static void set(ObjectNode into, String field, JsonNode value) {
        int dot = field.indexOf('.');
        if (dot < 0) {
            into.set(field, value);
        } else {
            String head = field.substring(0, dot);
            ObjectNode inner = into.path(head) instanceof ObjectNode there ? there : into.putObject(head);
            set(inner, field.substring(dot + 1), value);
        }
    }

    /** The event with the extension {@code simpulreplayed}: the list by which it is sent again; without it where there is none. */
    static Event replayed(Event event, @Nullable String replay) {
        if (replay == null) {
            return event;
        }
        Map<String, String> extensions = new TreeMap<>(event.extensions());
        extensions.put("simpulreplayed", replay);
        return with(event, extensions, event.data());
    }

    private static Event with(Event event, byte[] data) {
        return with(event, event.extensions(), data);
    }

    private static Event with(Event event, Map<String, String> extensions, byte[] data) {
        return new Event(
                event.id(),
                event.source(),
                event.type(),
                event.subject(),
                event.time(),
                event.dataContentType(),
                event.dataSchema(),
                extensions,
                data);
    }

    /** Body and headers as HTTP carries them (CloudEvents HTTP binding 1.0.2, section 3). */
    static Written http(Event event, Subscription.Format format) {
        if (format == Subscription.Format.CLOUDEVENT) {
            return new Written(
                    Map.of("content-type", EventJson.MEDIA_TYPE + "; charset=utf-8"), EventJson.write(event));
        }
        Map<String, String> headers = new TreeMap<>();
        headers.put("ce-specversion", Event.SPEC_VERSION);
        for (String each : new String[] {"id", "source", "type", "subject", "time", "dataschema"}) {
            put(headers, each, Attributes.of(event, each));
        }
        event.extensions().forEach((name, value) -> put(headers, name, value));
        headers.put("content-type", Objects.requireNonNullElse(event.dataContentType(), "application/json"));
        return new Written(headers, event.data());
    }

    private static void put(Map<String, String> headers, String name, String value) {
        if (!value.isEmpty()) {
            headers.put("ce-" + name, HeaderText.encode(value));
        }
    }
}
