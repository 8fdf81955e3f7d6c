package id.simpul.hub.event;

import id.simpul.hub.log.Topics;
import id.simpul.hub.registry.Agreement;
import id.simpul.hub.registry.Application;
import id.simpul.hub.registry.RouteTable;
import id.simpul.hub.registry.RouteTableListener;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The registry in force as events see it: who publishes what, who wants to hear of it and may. */
@Component
public class EventTable implements RouteTableListener {
    private volatile @Nullable Ready ready;

    /** A subscription with what its delivery needs. */
    public record Subscriber(
            Application application, Application.Subscription subscription, Application.Connection connection) {
        /** {@code application/subscription}. */
        public String name() {
            return application.code() + "/" + subscription.code();
        }

        /** Whether its application fetches what it is owed. */
        boolean pulls() {
            return subscription.mode() == Application.Subscription.Mode.PULL;
        }

        /** Whether a key waits for its earliest event. */
        boolean strict() {
            return subscription.order() == Application.Subscription.Order.STRICT;
        }
    }

    private record Ready(
            RouteTable table,
            Map<String, List<Subscriber>> byType,
            Map<String, Subscriber> byName,
            Map<String, List<Agreement>> hearing) {}

    @Override
    public void accept(RouteTable table) {
        Map<String, List<Subscriber>> byType = new HashMap<>();
        Map<String, Subscriber> byName = new HashMap<>();
        for (Application application : table.registry().applications()) {
            for (Application.Subscription each : application.subscriptions()) {
                Subscriber subscriber = new Subscriber(application, each, connection(application, each));
                byType.computeIfAbsent(each.type(), type -> new ArrayList<>()).add(subscriber);
                byName.put(subscriber.name(), subscriber);
            }
        }
        ready = new Ready(table, byType, byName, hearing(table));
    }

    private static Map<String, List<Agreement>> hearing(RouteTable table) {
        return table.registry().agreements().stream()
                .filter(Agreement::mayHear)
                .collect(Collectors.groupingBy(each -> hearing(each.consumer(), each.application(), each.service())));
    }

    private static Application.Connection connection(Application application, Application.Subscription subscription) {
        if (subscription.connection().isEmpty()) {
            return Application.Connection.NONE;
        }
        return application.connections().stream()
                .filter(each -> each.code().equals(subscription.connection()))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("connection: " + subscription.connection()
                        + " (expected: a connection of " + application.code() + ")"));
    }

    /** The table in force, or null before the first one. */
    public @Nullable RouteTable table() {
        Ready now = ready;
        return now == null ? null : now.table();
    }

    /** The version of the registry in force; 0 before the first one. */
    long version() {
        RouteTable table = table();
        return table == null ? 0 : table.version();
    }

    /** Whether this is the sample city, whose subscribers live on this machine. */
    boolean sample() {
        RouteTable table = table();
        return table != null && table.registry().city().sample();
    }

    /** How many deliveries of a subscription may be under way at once. */
    int concurrency(String subscription) {
        Subscriber subscriber = subscriber(subscription);
        return subscriber == null
                ? Application.Subscription.CONCURRENCY
                : subscriber.subscription().concurrency();
    }

    /** How many deliveries of a subscription may begin in a second; 0 where that is not limited. */
    int perSecond(String subscription) {
        Subscriber subscriber = subscriber(subscription);
        return subscriber == null ? 0 : subscriber.subscription().perSecond();
    }

    /**
     * A type as somebody may publish it.
     *
     * @param owner the application that declares it
     */
    public record Published(String owner, Application.EventType type) {}

    /** The type as {@code publisher} may publish it on {@code day}: its own, else one that an agreement lets it; or null. */
    public @Nullable Published published(String publisher, String type, LocalDate day) {
        Published own = declared(publisher, type);
        return own != null
                ? own
                : publishing(publisher)
                        .filter(each -> each.service().equals(type) && each.covers(day))
                        .map(each -> declared(each.application(), type))
                        .filter(Objects::nonNull)
                        .findFirst()
                        .orElse(null);
    }

    /** The type as {@code owner} declares it, or null. */
    @Nullable
    Published declared(String owner, String type) {
        RouteTable now = table();
        Application application = now == null ? null : now.application(owner);
        return application == null
                ? null
                : application.publishes().stream()
                        .filter(each -> each.type().equals(type))
                        .map(each -> new Published(owner, each))
                        .findFirst()
                        .orElse(null);
    }

    private Stream<Agreement> publishing(String publisher) {
        RouteTable now = table();
        return now == null
                ? Stream.of()
                : now.registry().agreements().stream()
                        .filter(each -> each.mayPublish() && each.consumer().equals(publisher));
    }

    /** Whether anybody declares {@code type}. */
    boolean declared(String type) {
        RouteTable now = table();
        return now != null
                && now.registry().applications().stream()
                        .flatMap(each -> each.publishes().stream())
                        .anyMatch(each -> each.type().equals(type));
    }

    /** The types that {@code publisher} may publish on {@code day}, sorted. */
    List<String> publishable(String publisher, LocalDate day) {
        RouteTable now = table();
        Application application = now == null ? null : now.application(publisher);
        Stream<String> own = application == null
                ? Stream.of()
                : application.publishes().stream().map(Application.EventType::type);
        Stream<String> allowed =
                publishing(publisher).filter(each -> each.covers(day)).map(Agreement::service);
        return Stream.concat(own, allowed).distinct().sorted().toList();
    }

    /** Whether what {@code consumer} hears is its own: it published it, or declares its type. */
    static boolean own(String consumer, AcceptedEvent accepted) {
        return consumer.equals(accepted.publisher()) || consumer.equals(accepted.owner());
    }

    /** Who is owed an event on {@code day}: subscribed to it, and by agreement allowed to hear of it. */
    List<Subscriber> owed(AcceptedEvent accepted, LocalDate day) {
        Ready now = ready;
        if (now == null) {
            return List.of();
        }
        return now.byType().getOrDefault(accepted.event().type(), List.of()).stream()
                .filter(each -> each.subscription().wants(name -> Attributes.of(accepted.event(), name)))
                .filter(each -> mayHear(each.application().code(), accepted, day))
                .toList();
    }

    private boolean mayHear(String consumer, AcceptedEvent accepted, LocalDate day) {
        return own(consumer, accepted) || agreement(consumer, accepted, day) != null;
    }

    /** What allows {@code consumer} on {@code day} to hear of {@code accepted}, or null. */
    @Nullable
    Agreement agreement(String consumer, AcceptedEvent accepted, LocalDate day) {
        Ready now = ready;
        String name = hearing(consumer, accepted.owner(), accepted.event().type());
        return now == null
                ? null
                : now.hearing().getOrDefault(name, List.of()).stream()
                        .filter(each -> each.covers(day))
                        .findFirst()
                        .orElse(null);
    }

    private static String hearing(String consumer, String owner, String type) {
        return consumer + " " + owner + " " + type;
    }

    /** The subscription of that name, or null where there is none any more. */
    public @Nullable Subscriber subscriber(String name) {
        Ready now = ready;
        return now == null ? null : now.byName().get(name);
    }

    /** Every subscription. */
    public List<Subscriber> subscribers() {
        Ready now = ready;
        return now == null ? List.of() : List.copyOf(now.byName().values());
    }

    /** The topic of every subscription. */
    Set<String> lanes() {
        Ready now = ready;
        return now == null
                ? Set.of()
                : Set.copyOf(now.byName().values().stream()
                        .map(each -> Topics.lane(
                                each.application().code(), each.subscription().code()))
                        .toList());
    }
}
