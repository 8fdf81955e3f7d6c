package id.simpul.hub.registry.yaml;

import id.simpul.hub.registry.Application.EventType;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Reads the kinds of facts that an application announces. */
final class EventTypeReader {
    private static final List<String> EVENT_TYPE =
            List.of("type", "dataClass", "description", "version", "retention", "schema");
    private static final Format<Duration> RETENTION = Format.duration(Duration.ofHours(1), Duration.ofDays(3650));

    private EventTypeReader() {}

    static List<EventType> read(Fields application, String code, Places places) {
        List<EventType> types = new ArrayList<>();
        Once once = new Once();
        for (Fields each : application.mappings("publishes", EVENT_TYPE)) {
            EventType type = type(each);
            once.check(each, "type", type.type());
            places.note(Places.eventType(code, type.type()), each.spot(each.has("schema") ? "schema" : "type"));
            types.add(type);
        }
        return List.copyOf(types);
    }

    private static EventType type(Fields fields) {
        return new EventType(
                fields.required("type", Format.EVENT_TYPE),
                fields.required("dataClass", Format.DATA_CLASS),
                fields.optional("description", Format.TEXT, ""),
                fields.optional("version", Format.EVENT_VERSION, EventType.FIRST_VERSION),
                SchemaField.read(fields, "schema"),
                fields.has("retention") ? fields.required("retention", RETENTION) : null);
    }
}
