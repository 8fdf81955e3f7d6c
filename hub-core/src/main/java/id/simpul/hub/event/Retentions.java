package id.simpul.hub.event;

import id.simpul.hub.registry.Application.EventType;
import id.simpul.hub.registry.DataClass;
import id.simpul.hub.registry.RouteTable;
import java.time.Duration;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * How long events are kept from their acceptance on: as their type says, else as their class does
 * ({@code simpul.event.keep-days.<class>}, days; 0 for ever).
 */
@Component
class Retentions {
    /** No type is kept shorter. */
    static final Duration SHORTEST = Duration.ofHours(1);

    private static final Duration FOREVER = Duration.ofSeconds(Long.MAX_VALUE);

    private final EventTable table;
    private final Map<DataClass, Integer> days = new EnumMap<>(DataClass.class);

    Retentions(
            EventTable table,
            @Value("${simpul.event.keep-days.terbuka:365}") int open,
            @Value("${simpul.event.keep-days.terbatas:365}") int limited,
            @Value("${simpul.event.keep-days.pribadi:180}") int personal,
            @Value("${simpul.event.keep-days.rahasia:90}") int secret) {
        this.table = table;
        keep(DataClass.TERBUKA, open);
        keep(DataClass.TERBATAS, limited);
        keep(DataClass.PRIBADI, personal);
        keep(DataClass.RAHASIA, secret);
    }

    private void keep(DataClass of, int count) {
        if (count < 0) {
            throw new IllegalArgumentException(
                    "simpul.event.keep-days." + of.code() + ": " + count + " (expected: >= 0)");
        }
        days.put(of, count);
    }

    /** The days of each class, by its code; 0 for ever. */
    Map<String, Integer> days() {
        Map<String, Integer> codes = new LinkedHashMap<>();
        days.forEach((dataClass, count) -> codes.put(dataClass.code(), count));
        return codes;
    }

    /** How long events of a type are kept that were accepted with that class; null for ever. */
    @Nullable
    Duration of(String owner, String type, DataClass dataClass) {
        EventTable.Published declared = table.declared(owner, type);
        Duration own = declared == null ? null : declared.type().retention();
        return finite(own == null ? of(dataClass) : own);
    }

    /** After how long nothing of a class is kept any more; null where something is kept for ever. */
    @Nullable
    Duration longest(DataClass dataClass) {
        return finite(types().filter(each -> each.dataClass() == dataClass)
                .map(this::of)
                .reduce(of(dataClass), Retentions::longer));
    }

    /** After how long nothing that a subscription is owed is kept any more; null where something is kept for ever. */
    @Nullable
    Duration ofSubscription(String name) {
        EventTable.Subscriber subscriber = table.subscriber(name);
        return finite(types().filter(each -> subscriber == null
                        || each.type().equals(subscriber.subscription().type()))
                .map(this::of)
                .reduce(Retentions::longer)
                .orElseGet(() -> days.keySet().stream().map(this::of).reduce(Duration.ZERO, Retentions::longer)));
    }

    private Stream<EventType> types() {
        RouteTable now = table.table();
        return now == null
                ? Stream.of()
                : now.registry().applications().stream().flatMap(each -> each.publishes().stream());
    }

    private Duration of(EventType type) {
        Duration own = type.retention();
        return own == null ? of(type.dataClass()) : own;
    }

    private Duration of(DataClass dataClass) {
        int count = Objects.requireNonNull(days.get(dataClass));
        return count == 0 ? FOREVER : Duration.ofDays(count);
    }

    private static @Nullable Duration finite(Duration kept) {
        return kept.equals(FOREVER) ? null : kept;
    }

    private static Duration longer(Duration one, Duration other) {
        return one.compareTo(other) >= 0 ? one : other;
    }
}
