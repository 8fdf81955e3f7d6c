package id.simpul.gateway.dataplane;

import id.simpul.hub.event.EventStory.Story;
import id.simpul.hub.event.EventStory.Told;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What became of an event, as its publisher reads it. */
final class EventTold {
    private EventTold() {}

    /** Accepted, and not routed yet. */
    static Map<String, Object> accepted(String id, String type) {
        Map<String, Object> told = new LinkedHashMap<>();
        told.put("id", id);
        told.put("type", type);
        told.put("state", "accepted");
        told.put("deliveries", List.of());
        return told;
    }

    static Map<String, Object> of(Story story) {
        Map<String, Object> told = new LinkedHashMap<>();
        told.put("id", story.id());
        told.put("eventId", story.eventId());
        told.put("source", story.source());
        told.put("type", story.type());
        put(told, "subject", story.subject());
        told.put("state", state(story));
        told.put("repetitions", story.repetitions());
        put(told, "conflictOf", story.conflictOf());
        if (!story.conflicts().isEmpty()) {
            told.put("conflicts", story.conflicts());
        }
        told.put("acceptedAt", story.acceptedAt().toString());
        told.put("routedAt", story.routedAt().toString());
        told.put("traceId", story.traceId());
        told.put(
                "deliveries",
                story.deliveries().stream().map(EventTold::delivery).toList());
        return told;
    }

    private static String state(Story story) {
        if (story.deliveries().isEmpty()) {
            return "no_subscriber";
        }
        List<String> states =
                story.deliveries().stream().map(Told::state).distinct().toList();
        return states.size() == 1 ? states.getFirst() : "in_progress";
    }

    private static Map<String, Object> delivery(Told told) {
        Map<String, Object> delivery = new LinkedHashMap<>();
        delivery.put("subscriber", told.application());
        delivery.put("subscription", told.subscription());
        delivery.put("state", told.state());
        delivery.put("attempts", told.attempts());
        put(delivery, "reason", told.reason().isEmpty() ? null : told.reason());
        put(delivery, "status", told.status());
        delivery.put("changedAt", told.changedAt().toString());
        put(
                delivery,
                "nextAttemptAt",
                told.nextAt() == null ? null : told.nextAt().toString());
        return delivery;
    }

    private static void put(Map<String, Object> into, String name, @Nullable Object value) {
        if (value != null) {
            into.put(name, value);
        }
    }
}
