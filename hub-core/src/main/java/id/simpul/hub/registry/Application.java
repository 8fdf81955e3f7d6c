package id.simpul.hub.registry;

import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;

/**
 * One application of one agency: what it offers, what it publishes, what it wants to hear. Its code is its client id.
 *
 * @param keys the public keys by which it may sign its requests for tokens
 * @param facet the addresses from which it may call through a facet (X-Road, GovStack), where it has no token
 */
public record Application(
        String code,
        String agency,
        String name,
        List<Connection> connections,
        List<Service> services,
        List<EventType> publishes,
        List<Subscription> subscriptions,
        List<ClientKey> keys,
        List<AddressRange> facet) {

    /** An application that signs in with a secret. */
    public Application(
            String code,
            String agency,
            String name,
            List<Connection> connections,
            List<Service> services,
            List<EventType> publishes,
            List<Subscription> subscriptions) {
        this(code, agency, name, connections, services, publishes, subscriptions, List.of());
    }

    /** An application that calls in the hub's own way only. */
    public Application(
            String code,
            String agency,
            String name,
            List<Connection> connections,
            List<Service> services,
            List<EventType> publishes,
            List<Subscription> subscriptions,
            List<ClientKey> keys) {
        this(code, agency, name, connections, services, publishes, subscriptions, keys, List.of());
    }

    /** The same application with other keys. */
    public Application withKeys(List<ClientKey> others) {
        return new Application(code, agency, name, connections, services, publishes, subscriptions, others, facet);
    }

    /** The same application, bound to addresses for the facets. */
    public Application withFacet(List<AddressRange> addresses) {
        return new Application(code, agency, name, connections, services, publishes, subscriptions, keys, addresses);
    }

    /** The operations of every service that {@code connection} answers. */
    public List<Service.Operation> operationsOver(Connection connection) {
        return services.stream()
                .filter(each -> each.connection().equals(connection.code()))
                .flatMap(each -> each.operations().stream())
                .toList();
    }

    /**
     * A way to reach an application.
     *
     * @param kind the code of a kind of connection, such as http or jdbc
     * @param settings the kind's own fields as its face declares them; may hold {@code ${name}} of a target variable
     * @param targets addresses with their weights, where there are several; else empty, and the settings name the one
     * @param check how the hub looks whether a target answers
     * @param maintenance planned times without calls, the earliest first
     */
    public record Connection(
            String code,
            String kind,
            Resilience resilience,
            Map<String, String> settings,
            Map<String, Integer> targets,
            TargetCheck check,
            List<MaintenanceWindow> maintenance) {
        private static final List<String> SANDBOX = List.of("${sandbox.http}", "${sandbox.sql}");

        public Connection {
            maintenance = maintenance.stream()
                    .sorted(Comparator.comparing(MaintenanceWindow::from).thenComparing(MaintenanceWindow::toString))
                    .toList();
        }

        /** A connection to one target that is not looked after. */
        public Connection(String code, String kind, Resilience resilience, Map<String, String> settings) {
            this(code, kind, resilience, settings, Map.of(), TargetCheck.NONE, List.of());
        }

        /** Whether it leads to a simulated application, and nothing in it names an address of its own. */
        public boolean sandbox() {
            Set<String> named = new HashSet<>(settings.values());
            named.addAll(targets.keySet());
            return named.stream().anyMatch(each -> SANDBOX.stream().anyMatch(each::startsWith))
                    && named.stream().noneMatch(each -> each.contains("://"));
        }
    }

    /** A kind of fact that the application announces. */
    public record EventType(String type, DataClass dataClass, String description) {}

    /**
     * A wish to hear of facts of one type, delivered over one of the application's connections.
     *
     * @param path below the connection's address; empty for the address itself
     * @param format how the fact is written for this application
     * @param order what a fact that cannot be delivered does to later ones with the same key
     * @param filter attributes of the event and the values that they must have; empty takes all
     * @param mapping field of the delivered data to where its value comes from: a dotted path into the event's data, an
     *     attribute such as {@code @subject}, or {@code =text}; empty delivers the data as it is
     */
    public record Subscription(
            String code,
            String type,
            String connection,
            String path,
            Format format,
            Order order,
            Map<String, String> filter,
            Map<String, String> mapping) {

        /** How a delivered fact is written. */
        public enum Format {
            /** A CloudEvent in structured mode. */
            CLOUDEVENT,
            /** The event's data alone; its attributes are headers (CloudEvents binary mode). */
            DATA;

            public String code() {
                return name().toLowerCase(Locale.ROOT);
            }
        }

        /** What comes first, the order of a key or its progress. */
        public enum Order {
            /** A key waits until its earliest fact is delivered or settled by a person. */
            STRICT,
            /** A fact that fails is set aside, later ones go on. */
            PROGRESS;

            public String code() {
                return name().toLowerCase(Locale.ROOT);
            }
        }

        /** Whether {@code attributes} of an event are what the filter asks for. */
        public boolean wants(UnaryOperator<String> attributes) {
            return filter.entrySet().stream().allMatch(each -> each.getValue().equals(attributes.apply(each.getKey())));
        }
    }
}
