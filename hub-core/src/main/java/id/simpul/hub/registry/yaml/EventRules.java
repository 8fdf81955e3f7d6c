package id.simpul.hub.registry.yaml;

import id.simpul.hub.registry.Agreement;
import id.simpul.hub.registry.Application;
import id.simpul.hub.registry.Application.EventType;
import id.simpul.hub.registry.Registry;
import id.simpul.hub.registry.schema.EventSchema;
import id.simpul.hub.registry.schema.SchemaCompatibility;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What the whole registry must keep to about events: contracts that do not break unseen, and one owner for each type. */
final class EventRules {
    private static final int TOLD = 3;
    private static final Comparator<EventType> BY_VERSION =
            Comparator.comparingInt(EventType::major).thenComparingInt(EventType::minor);

    private final Registry current;
    private final Places places;
    private final Problems problems;

    EventRules(Registry current, Places places, Problems problems) {
        this.current = current;
        this.places = places;
        this.problems = problems;
    }

    void check(Registry merged) {
        Map<String, EventType> before = new HashMap<>();
        current.applications()
                .forEach(application -> application
                        .publishes()
                        .forEach(each -> before.put(Places.eventType(application.code(), each.type()), each)));
        for (Application application : merged.applications()) {
            for (EventType each : application.publishes()) {
                String name = Places.eventType(application.code(), each.type());
                EventType was = before.get(name);
                if (was != null && !was.schema().isEmpty() && !was.schema().equals(each.schema())) {
                    checkSchema(places.of(name, application.agency()), was, each);
                }
            }
        }
        checkOwners(merged);
    }

    /** The first schema of a type promises something where nothing was promised: nobody can be surprised by it. */
    private void checkSchema(Spot spot, EventType was, EventType now) {
        List<String> breaks;
        try {
            if (!now.schema().isEmpty() && same(was, now)) {
                return;
            }
            breaks = breaks(was, now);
        } catch (IllegalArgumentException unusable) {
            return; // told where the file was read
        }
        if (!breaks.isEmpty() && now.major() <= was.major()) {
            problems.add(
                    spot,
                    "version " + (was.major() + 1) + ".0 with an incompatible schema, or one that keeps "
                            + was.version(),
                    "version " + now.version() + ", which breaks "
                            + String.join("; ", breaks.subList(0, Math.min(TOLD, breaks.size()))));
        } else if (BY_VERSION.compare(now, was) <= 0) {
            problems.add(spot, "a version above " + was.version() + " with another schema", "version " + now.version());
        }
    }

    private static boolean same(EventType was, EventType now) {
        return EventSchema.parse(was.schema())
                .root()
                .equals(EventSchema.parse(now.schema()).root());
    }

    private static List<String> breaks(EventType was, EventType now) {
        return now.schema().isEmpty()
                ? List.of("the schema, which is gone")
                : SchemaCompatibility.breaks(EventSchema.parse(was.schema()), EventSchema.parse(now.schema()));
    }

    /** Whose facts an application publishes must be clear from the type alone. */
    private void checkOwners(Registry merged) {
        Map<String, Agreement> first = new HashMap<>();
        for (Agreement each : merged.agreements()) {
            Agreement other =
                    each.mayPublish() ? first.putIfAbsent(each.consumer() + " " + each.service(), each) : null;
            if (other != null && !other.application().equals(each.application())) {
                problems.add(
                        places.of(Places.consumer(each.id()), each.application()),
                        "one owner whose " + each.service() + " it may publish",
                        each.consumer() + " as in " + other.id());
            }
        }
    }
}
