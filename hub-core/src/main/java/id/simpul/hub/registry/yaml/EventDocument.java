package id.simpul.hub.registry.yaml;

import id.simpul.hub.registry.Application.EventType;
import id.simpul.hub.registry.Application.Subscription;
import id.simpul.hub.registry.Durations;
import id.simpul.hub.registry.EventFilter;
import java.util.LinkedHashMap;
import java.util.Map;

/** Event types and subscriptions as nested maps; what is standard is left out. */
final class EventDocument {
    private EventDocument() {}

    static Map<String, Object> eventType(EventType type) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("type", type.type());
        fields.put("dataClass", type.dataClass().code());
        Document.putText(fields, "description", type.description());
        if (!type.version().equals(EventType.FIRST_VERSION)) {
            fields.put("version", type.version());
        }
        if (type.retention() != null) {
            fields.put("retention", Durations.text(type.retention()));
        }
        Document.putText(fields, "schema", type.schema());
        return fields;
    }

    static Map<String, Object> subscription(Subscription subscription) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("code", subscription.code());
        fields.put("type", subscription.type());
        if (subscription.mode() != Subscription.Mode.PUSH) {
            fields.put("mode", subscription.mode().code());
        }
        Document.putText(fields, "connection", subscription.connection());
        Document.putText(fields, "path", subscription.path());
        if (subscription.format() != Subscription.Format.CLOUDEVENT) {
            fields.put("format", subscription.format().code());
        }
        if (subscription.order() != Subscription.Order.PROGRESS) {
            fields.put("order", subscription.order().code());
        }
        Document.putText(fields, "source", subscription.source());
        Document.putText(fields, "subject", subscription.subject());
        Document.put(fields, "filters", subscription.filters(), EventFilter::written);
        Document.put(fields, "mapping", subscription.mapping());
        pace(fields, subscription);
        return fields;
    }

    private static void pace(Map<String, Object> fields, Subscription subscription) {
        Document.putNumber(fields, "concurrency", subscription.concurrency(), Subscription.CONCURRENCY);
        Document.putNumber(fields, "perSecond", subscription.perSecond(), 0);
        if (subscription.timeToLive() != null) {
            fields.put("timeToLive", Durations.text(subscription.timeToLive()));
        }
        Document.put(fields, "retry", subscription.retry(), Durations::text);
        if (!subscription.start().equals(Subscription.Start.NOW)) {
            fields.put("start", subscription.start().toString());
        }
    }
}
