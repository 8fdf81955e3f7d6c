package id.simpul.hub.event;

import id.simpul.hub.connector.Connector;
import id.simpul.hub.connector.ConnectorKind;
import id.simpul.hub.connector.Target;
import id.simpul.hub.message.Call;
import id.simpul.hub.message.Delivery;
import id.simpul.hub.message.Fault;
import id.simpul.hub.message.FaultCode;
import id.simpul.hub.message.FaultException;
import id.simpul.hub.message.Headers;
import id.simpul.hub.message.Reply;
import id.simpul.hub.registry.Agency;
import id.simpul.hub.registry.Agreement;
import id.simpul.hub.registry.Application;
import id.simpul.hub.registry.Application.Connection;
import id.simpul.hub.registry.Application.EventType;
import id.simpul.hub.registry.Application.Subscription;
import id.simpul.hub.registry.City;
import id.simpul.hub.registry.ConnectionFace;
import id.simpul.hub.registry.DataClass;
import id.simpul.hub.registry.Registry;
import id.simpul.hub.registry.Resilience;
import id.simpul.hub.registry.RouteTable;
import id.simpul.hub.registry.Service.Operation;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** A subscriber behind a connector: keeps what it takes, refuses or is away as the test says. */
final class Receiver {
    static final String PUBLISHER = "dengar";

    private final List<Delivery> taken = new ArrayList<>();
    private final Set<String> refused = ConcurrentHashMap.newKeySet();
    private final Set<String> everRefused = ConcurrentHashMap.newKeySet();
    private final Set<String> away = ConcurrentHashMap.newKeySet();
    private final Map<String, Behaviour> behaviours = new ConcurrentHashMap<>();

    /** A city in which an application hears of its own facts. */
    static RouteTable city(long version, Subscription.Order order, String... subscriptions) {
        return city(
                version,
                Arrays.stream(subscriptions)
                        .map(each -> subscription(each, order, Subscription.Mode.PUSH, null))
                        .toArray(Subscription[]::new));
    }

    static Subscription subscription(
            String code, Subscription.Order order, Subscription.Mode mode, @Nullable Duration timeToLive) {
        return subscription(code, order, mode, timeToLive, Subscription.Start.NOW);
    }

    static Subscription subscription(
            String code,
            Subscription.Order order,
            Subscription.Mode mode,
            @Nullable Duration timeToLive,
            Subscription.Start start) {
        return new Subscription(
                code,
                "uji.terjadi",
                "utama",
                "",
                Subscription.Format.CLOUDEVENT,
                order,
                List.of(),
                Map.of(),
                "",
                "",
                mode,
                Subscription.CONCURRENCY,
                0,
                timeToLive,
                List.of(),
                start);
    }

    /** A subscription with a connection of its own, so that its breaker is no neighbour's. */
    static Subscription apart(String code) {
        return pushed(code, "uji.terjadi", code);
    }

    /** One that hears of another type. */
    static Subscription ofType(String code, String type) {
        return pushed(code, type, "utama");
    }

    private static Subscription pushed(String code, String type, String connection) {
        Subscription each = subscription(code, Subscription.Order.PROGRESS, Subscription.Mode.PUSH, null);
        return new Subscription(
                code,
                type,
                connection,
                each.path(),
                each.format(),
                each.order(),
                each.filters(),
                each.mapping(),
                each.source(),
                each.subject(),
                each.mode(),
                each.concurrency(),
                each.perSecond(),
                each.timeToLive(),
                each.retry(),
                each.start());
    }

    static RouteTable city(long version, Subscription... subscriptions) {
        return city(version, List.of(new EventType("uji.terjadi", DataClass.PRIBADI, "")), subscriptions);
    }

    static RouteTable city(long version, List<EventType> published, Subscription... subscriptions) {
        Agency agency = new Agency("dinas", "Dinas", "GOV", new Agency.Contact("A", "a@contoh.example", "1"));
        List<Connection> connections = Arrays.stream(subscriptions)
                .map(Subscription::connection)
                .distinct()
                .map(each -> new Connection(each, "uji", Resilience.DEFAULT, Map.of()))
                .toList();
        Application application = new Application(
                PUBLISHER, "dinas", "Dengar", connections, List.of(), published, List.of(subscriptions));
        City city = new City("Kota", "99.71", ZoneId.of("Asia/Jakarta"), true);
        return new RouteTable(new Registry(version, city, List.of(agency), List.of(application), List.<Agreement>of()));
    }

    /** Answers 422 to events with this data. */
    void refuse(String data) {
        refused.add(data);
        everRefused.add(data);
    }

    /** Whether it ever refused events with this data. */
    boolean everRefused(String data) {
        return everRefused.contains(data);
    }

    void accept(String data) {
        refused.remove(data);
    }

    /** Takes nothing for a subscription. */
    void away(String subscription) {
        away.add(subscription);
    }

    void back(String subscription) {
        away.remove(subscription);
    }

    /** What a subscription took, in that order. */
    List<Delivery> taken(String subscription) {
        synchronized (taken) {
            return taken.stream()
                    .filter(each -> each.subscription().equals(subscription))
                    .toList();
        }
    }

    /** What a subscription does with a delivery in place of taking it. */
    interface Behaviour {
        Reply answer(Delivery delivery) throws FaultException;
    }

    /** Lets a subscription behave oddly. */
    void behave(String subscription, Behaviour behaviour) {
        behaviours.put(subscription, behaviour);
    }

    /** An answer of a subscriber. */
    static Reply answer(int status, Map<String, String> headers, String body) {
        return new Reply(status, Headers.of(headers), body.getBytes(StandardCharsets.UTF_8));
    }

    private Reply take(Delivery delivery) throws FaultException {
        Behaviour behaviour = behaviours.get(delivery.subscription());
        if (behaviour == null) {
            return usually(delivery);
        }
        Reply answer = behaviour.answer(delivery);
        if (answer.status() == 200) {
            note(delivery);
        }
        return answer;
    }

    private void note(Delivery delivery) {
        synchronized (taken) {
            taken.add(delivery);
        }
    }

    private Reply usually(Delivery delivery) throws FaultException {
        if (away.contains(delivery.subscription())) {
            throw new FaultException(Fault.target(FaultCode.TUJUAN_TIDAK_TERJANGKAU, "away"));
        }
        String data = new String(delivery.event().data(), StandardCharsets.UTF_8);
        if (refused.stream().anyMatch(each -> data.contains("\"" + each + "\""))) {
            return answer(422, Map.of(), "no");
        }
        note(delivery);
        return answer(200, Map.of(), "");
    }

    /** The kind of its connection. */
    record Kind(Receiver receiver) implements ConnectorKind {
        @Override
        public ConnectionFace face() {
            return new ConnectionFace("uji", new ConnectionFace.Text("-", "-"), List.of(), List.of());
        }

        @Override
        public Target open(Application application, Connection connection) {
            return new Connector() {
                @Override
                public Reply call(Operation operation, Call call) throws FaultException {
                    throw new FaultException(Fault.target(FaultCode.TIDAK_DIDUKUNG, "no calls"));
                }

                @Override
                public Reply deliver(Delivery delivery) throws FaultException {
                    return receiver.take(delivery);
                }

                @Override
                public void close() {}
            };
        }
    }
}
