package id.simpul.hub.registry.rows;

import id.simpul.hub.registry.Application.EventType;
import id.simpul.hub.registry.Application.Subscription;
import id.simpul.hub.registry.DataClass;
import id.simpul.hub.registry.Durations;
import id.simpul.hub.registry.EventFilter;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/** An event type and a subscription as rows, and back. A filter is a JSON text, as the files write it. */
final class EventRow {
    private static final JsonMapper JSON = JsonMapper.shared();

    private EventRow() {}

    static Map<String, Object> values(String application, EventType type) {
        return Map.of(
                "application", application,
                "type", type.type(),
                "data_class", type.dataClass().code(),
                "description", type.description(),
                "contract_version", type.version(),
                "schema", type.schema(),
                "retention", text(type.retention()));
    }

    static EventType eventType(Row row) {
        return new EventType(
                row.text("type"),
                DataClass.of(row.text("data_class")),
                row.text("description"),
                row.text("contract_version"),
                row.text("schema"),
                length(row.text("retention")));
    }

    static Map<String, Object> values(String application, Subscription subscription) {
        return Map.ofEntries(
                Map.entry("application", application),
                Map.entry("code", subscription.code()),
                Map.entry("type", subscription.type()),
                Map.entry("connection", subscription.connection()),
                Map.entry("path", subscription.path()),
                Map.entry("format", subscription.format().code()),
                Map.entry("ordering", subscription.order().code()),
                Map.entry("filters", filters(subscription.filters())),
                Map.entry("mapping", subscription.mapping()),
                Map.entry("source", subscription.source()),
                Map.entry("subject", subscription.subject()),
                Map.entry("mode", subscription.mode().code()),
                Map.entry("concurrency", String.valueOf(subscription.concurrency())),
                Map.entry("per_second", String.valueOf(subscription.perSecond())),
                Map.entry("time_to_live", text(subscription.timeToLive())),
                Map.entry(
                        "retry",
                        subscription.retry().stream().map(Durations::text).toList()),
                Map.entry("start_at", subscription.start().toString()));
    }

    static Subscription subscription(Row row) {
        return new Subscription(
                row.text("code"),
                row.text("type"),
                row.text("connection"),
                row.text("path"),
                Subscription.Format.valueOf(row.text("format").toUpperCase(Locale.ROOT)),
                Subscription.Order.valueOf(row.text("ordering").toUpperCase(Locale.ROOT)),
                row.list("filters").stream().map(EventRow::filter).toList(),
                row.map("mapping"),
                row.text("source"),
                row.text("subject"),
                Subscription.Mode.valueOf(row.text("mode").toUpperCase(Locale.ROOT)),
                row.number("concurrency"),
                row.number("per_second"),
                length(row.text("time_to_live")),
                row.list("retry").stream().map(Durations::parse).toList(),
                Subscription.Start.parse(row.text("start_at")));
    }

    private static List<String> filters(List<EventFilter> filters) {
        return filters.stream()
                .map(each -> JSON.writeValueAsString(each.written()))
                .toList();
    }

    private static EventFilter filter(String json) {
        return EventFilter.of(JSON.readValue(json, Map.class));
    }

    private static String text(@Nullable Duration length) {
        return length == null ? "" : Durations.text(length);
    }

    private static @Nullable Duration length(String text) {
        return text.isEmpty() ? null : Durations.parse(text);
    }
}
