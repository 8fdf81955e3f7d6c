package id.simpul.hub.event;

import id.simpul.hub.message.Event;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Several events in batched mode (CloudEvents JSON format 1.0.2, section 4): a list of events in structured mode. */
public final class EventBatch {
    public static final String MEDIA_TYPE = "application/cloudevents-batch+json";

    /** How many events a batch may hold. */
    public static final int MOST = 100;

    private EventBatch() {}

    /**
     * Reads the events in their order; none for an empty list.
     *
     * @throws IllegalArgumentException in the form {@code events[2].attribute: found (expected: ...)}
     */
    public static List<Event> read(byte[] bytes) {
        if (!(EventJson.parsed(bytes) instanceof ArrayNode list)) {
            throw new IllegalArgumentException("body: not a JSON list (expected: a list of events)");
        }
        if (list.size() > MOST) {
            throw new IllegalArgumentException("events: " + list.size() + " (expected: at most " + MOST + ")");
        }
        List<Event> events = new ArrayList<>();
        for (JsonNode each : list) {
            events.add(event(each, "events[" + events.size() + "]"));
        }
        return List.copyOf(events);
    }

    private static Event event(JsonNode node, String place) {
        if (!(node instanceof ObjectNode object)) {
            throw new IllegalArgumentException(place + ": no JSON object (expected: an event)");
        }
        try {
            return EventJson.event(object);
        } catch (IllegalArgumentException wrong) {
            throw new IllegalArgumentException(place + "." + wrong.getMessage(), wrong);
        }
    }
}
