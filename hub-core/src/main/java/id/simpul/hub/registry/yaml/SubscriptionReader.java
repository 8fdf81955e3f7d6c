package id.simpul.hub.registry.yaml;

import id.simpul.hub.registry.Application.Connection;
import id.simpul.hub.registry.Application.Subscription;
import id.simpul.hub.registry.Application.Subscription.Mode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Reads what an application wants to hear, and how. */
final class SubscriptionReader {
    private static final List<String> SUBSCRIPTION = List.of(
            "code",
            "type",
            "mode",
            "connection",
            "path",
            "format",
            "order",
            "source",
            "subject",
            "filters",
            "mapping",
            "concurrency",
            "perSecond",
            "timeToLive",
            "retry",
            "start");
    private static final int MOST_RETRIES = 20;
    private static final Format<Integer> CONCURRENCY = Format.number(1, 64);
    private static final Format<Integer> PER_SECOND = Format.number(0, 100_000);
    private static final Format<Duration> TIME_TO_LIVE = Format.duration(Duration.ofSeconds(1), Duration.ofDays(3650));
    private static final Format<Duration> PAUSE = Format.duration(Duration.ofMillis(1), Duration.ofDays(30));

    private SubscriptionReader() {}

    static List<Subscription> read(
            Fields application, String code, Map<String, Connection> connections, Places places) {
        List<Subscription> subscriptions = new ArrayList<>();
        Once once = new Once();
        for (Fields each : application.mappings("subscriptions", SUBSCRIPTION)) {
            Subscription subscription = subscription(each);
            once.check(each, "code", subscription.code());
            ApplicationReader.known(each, subscription.connection(), connections);
            places.note(Places.subscription(code, subscription.code()), each.spot("type"));
            subscriptions.add(subscription);
        }
        return List.copyOf(subscriptions);
    }

    private static Subscription subscription(Fields fields) {
        Mode mode = fields.optional("mode", Format.DELIVERY_MODE, Mode.PUSH);
        Subscription subscription = new Subscription(
                fields.required("code", Format.CODE),
                fields.required("type", Format.EVENT_TYPE),
                mode == Mode.PULL
                        ? fields.optional("connection", Format.CODE, "")
                        : fields.required("connection", Format.CODE),
                fields.optional("path", Format.DELIVERY_PATH, ""),
                fields.optional("format", Format.DELIVERY_FORMAT, Subscription.Format.CLOUDEVENT),
                fields.optional("order", Format.DELIVERY_ORDER, Subscription.Order.PROGRESS),
                FilterReader.read(fields),
                mapping(fields),
                fields.optional("source", Format.ATTRIBUTE_VALUE, ""),
                fields.optional("subject", Format.ATTRIBUTE_VALUE, ""),
                mode,
                fields.optional("concurrency", CONCURRENCY, Subscription.CONCURRENCY),
                fields.optional("perSecond", PER_SECOND, 0),
                fields.has("timeToLive") ? fields.required("timeToLive", TIME_TO_LIVE) : null,
                retry(fields),
                fields.optional("start", Format.START, Subscription.Start.NOW));
        if (!subscription.mapping().isEmpty() && subscription.format() != Subscription.Format.DATA) {
            fields.problem("mapping", "format: data beside it", "format: cloudevent");
        }
        return subscription;
    }

    private static List<Duration> retry(Fields fields) {
        List<Duration> retry = fields.list("retry", PAUSE);
        if (retry.size() > MOST_RETRIES) {
            fields.problem("retry", "at most " + MOST_RETRIES + " pauses", retry.size() + " pauses");
        }
        return retry;
    }

    private static Map<String, String> mapping(Fields subscription) {
        Fields fields = subscription.mapping("mapping", null);
        Map<String, String> mapping = new TreeMap<>();
        fields.names().forEach(each -> mapping.put(each, fields.required(each, Format.MAPPED_FROM)));
        return Map.copyOf(mapping);
    }
}
