package id.simpul.hub.registry;

import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

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
        /** In place of a connection, where nothing is delivered over one. */
        public static final Connection NONE = new Connection("", "", Resilience.DEFAULT, Map.of());

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

    /**
     * A kind of fact that the application announces, and owns.
     *
     * @param version of the contract: {@code major.minor}
     * @param schema JSON Schema 2020-12 of the data, as JSON or YAML; empty where the data is not checked
     * @param retention how long facts of it are kept; null where its class decides
     */
    public record EventType(
            String type,
            DataClass dataClass,
            String description,
            String version,
            String schema,
            @Nullable Duration retention) {
        public static final String FIRST_VERSION = "1.0";

        /** A type whose data is not checked. */
        public EventType(String type, DataClass dataClass, String description) {
            this(type, dataClass, description, FIRST_VERSION, "", null);
        }

        /** The part of the version that rises with every change that breaks somebody. */
        public int major() {
            return Integer.parseInt(version.substring(0, version.indexOf('.')));
        }

        /** The part of the version behind the point. */
        public int minor() {
            return Integer.parseInt(version.substring(version.indexOf('.') + 1));
        }
    }

    /**
     * A wish to hear of facts of one type, delivered over one of the application's connections or fetched by it.
     *
     * @param connection empty where it only fetches
     * @param path below the connection's address; empty for the address itself
     * @param format how the fact is written for this application
     * @param order what a fact that cannot be delivered does to later ones with the same key
     * @param filters all of them must hold; none takes all
     * @param mapping field of the delivered data to where its value comes from: a dotted path into the event's data, an
     *     attribute such as {@code @subject}, or {@code =text}; empty delivers the data as it is
     * @param source the one source that is wanted; empty for any
     * @param subject how the subject must begin; empty for any
     * @param concurrency deliveries at a time, of different keys
     * @param perSecond deliveries a second at most; 0 without limit
     * @param timeToLive how old a fact may be that is still delivered; null for any age
     * @param retry pauses between tries after the lane's own short ones; empty for the hub's
     * @param start from where a subscription that is new is owed
     */
    public record Subscription(
            String code,
            String type,
            String connection,
            String path,
            Format format,
            Order order,
            List<EventFilter> filters,
            Map<String, String> mapping,
            String source,
            String subject,
            Mode mode,
            int concurrency,
            int perSecond,
            @Nullable Duration timeToLive,
            List<Duration> retry,
            Start start) {
        public static final int CONCURRENCY = 8;

        public Subscription {
            filters = List.copyOf(filters);
            retry = List.copyOf(retry);
        }

        /** A subscription to every source that is delivered at the hub's own pace. */
        public Subscription(
                String code,
                String type,
                String connection,
                String path,
                Format format,
                Order order,
                List<EventFilter> filters,
                Map<String, String> mapping) {
            this(
                    code,
                    type,
                    connection,
                    path,
                    format,
                    order,
                    filters,
                    mapping,
                    "",
                    "",
                    Mode.PUSH,
                    CONCURRENCY,
                    0,
                    null,
                    List.of(),
                    Start.NOW);
        }

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

        /** Who moves a fact. */
        public enum Mode {
            /** The hub delivers it. */
            PUSH,
            /** The application fetches it. */
            PULL;

            public String code() {
                return name().toLowerCase(Locale.ROOT);
            }
        }

        /**
         * The first fact that a new subscription is owed.
         *
         * @param from what was accepted then or later; {@link Instant#MIN} for the oldest that is kept, null for what is
         *     accepted from now on
         */
        public record Start(@Nullable Instant from) {
            public static final Start NOW = new Start(null);
            public static final Start OLDEST = new Start(Instant.MIN);

            /**
             * Reads {@code now}, {@code oldest} or an instant such as {@code 2026-11-22T09:30:00+07:00}.
             *
             * @throws java.time.format.DateTimeParseException for anything else
             */
            public static Start parse(String text) {
                return switch (text) {
                    case "now" -> NOW;
                    case "oldest" -> OLDEST;
                    default -> new Start(OffsetDateTime.parse(text).toInstant());
                };
            }

            @Override
            public String toString() {
                return from == null ? "now" : from.equals(Instant.MIN) ? "oldest" : from.toString();
            }
        }

        /** Whether an event with {@code attributes} is one that is asked for. */
        public boolean wants(UnaryOperator<String> attributes) {
            return (source.isEmpty() || source.equals(attributes.apply("source")))
                    && attributes.apply("subject").startsWith(subject)
                    && filters.stream().allMatch(each -> each.passes(attributes));
        }
    }
}
