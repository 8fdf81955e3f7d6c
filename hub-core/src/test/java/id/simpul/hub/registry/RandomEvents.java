package id.simpul.hub.registry;

import id.simpul.hub.registry.Application.EventType;
import id.simpul.hub.registry.Application.Subscription;
import id.simpul.hub.registry.Application.Subscription.Mode;
import id.simpul.hub.registry.Application.Subscription.Start;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Supplier;
import java.util.stream.IntStream;

/** Makes event types and subscriptions that the reader must accept. */
final class RandomEvents {
    private static final List<String> SCHEMAS = List.of(
            "",
            "{}",
            "type: object\nproperties:\n  nik: {type: string, pattern: '^[0-9]{16}$'}\n",
            "{\"type\": \"object\", \"required\": [\"nomor\"],\n  \"properties\": {\"nomor\": {\"enum\": [1, 1.50, \"yes\"]}}}");

    private final Random random;
    private final Supplier<String> texts;

    RandomEvents(Random random, Supplier<String> texts) {
        this.random = random;
        this.texts = texts;
    }

    EventType eventType(String type, DataClass dataClass, String description) {
        return new EventType(
                type,
                dataClass,
                description,
                random.nextInt(100) + "." + random.nextInt(100),
                SCHEMAS.get(random.nextInt(SCHEMAS.size())),
                random.nextBoolean() ? null : Duration.ofHours(1 + random.nextInt(1000)));
    }

    Subscription subscription(String type) {
        return new Subscription(
                "terbit",
                type,
                "utama",
                random.nextBoolean() ? "" : "/v1/peristiwa",
                Subscription.Format.DATA,
                random.nextBoolean() ? Subscription.Order.STRICT : Subscription.Order.PROGRESS,
                filters(random.nextInt(3), 1),
                Map.of("no_surat", "nomor", "asal", "@source", "jenis", "=surat"));
    }

    /** A subscription without a connection, with everything that may be said of one. */
    Subscription pulled(String type) {
        return new Subscription(
                "tarik",
                type,
                "",
                "",
                Subscription.Format.CLOUDEVENT,
                Subscription.Order.PROGRESS,
                filters(1 + random.nextInt(3), 1),
                Map.of(),
                random.nextBoolean() ? "" : texts.get(),
                random.nextBoolean() ? "" : texts.get(),
                Mode.PULL,
                1 + random.nextInt(64),
                random.nextInt(3),
                random.nextBoolean() ? null : Duration.ofSeconds(1 + random.nextInt(1_000_000)),
                IntStream.range(0, random.nextInt(4))
                        .mapToObj(each -> Duration.ofMillis(1 + random.nextInt(5_000_000)))
                        .toList(),
                start());
    }

    private Start start() {
        return switch (random.nextInt(3)) {
            case 0 -> Start.NOW;
            case 1 -> Start.OLDEST;
            default -> new Start(Instant.ofEpochMilli(random.nextLong(2_000_000_000_000L)));
        };
    }

    private List<EventFilter> filters(int size, int depth) {
        return IntStream.range(0, size).mapToObj(each -> filter(depth)).toList();
    }

    private EventFilter filter(int depth) {
        return switch (random.nextInt(depth < 4 ? 6 : 3)) {
            case 0 -> new EventFilter.Exact(Map.of("layanan", texts.get(), "subject", texts.get()));
            case 1 -> new EventFilter.Prefix(Map.of("source", texts.get()));
            case 2 -> new EventFilter.Suffix(Map.of("type", texts.get()));
            case 3 -> new EventFilter.All(filters(1 + random.nextInt(2), depth + 1));
            case 4 -> new EventFilter.Any(filters(1 + random.nextInt(2), depth + 1));
            default -> new EventFilter.Not(filter(depth + 1));
        };
    }
}
