package id.simpul.hub.registry;

import java.util.List;
import java.util.Map;

/** One application of one agency: what it offers, what it publishes, what it wants to hear. Its code is its client id. */
public record Application(
        String code,
        String agency,
        String name,
        List<Connection> connections,
        List<Service> services,
        List<EventType> publishes,
        List<Subscription> subscriptions) {

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
     */
    public record Connection(String code, String kind, Resilience resilience, Map<String, String> settings) {}

    /** A kind of fact that the application announces. */
    public record EventType(String type, DataClass dataClass, String description) {}

    /** A wish to hear of facts of one type, delivered over one of the application's connections. */
    public record Subscription(String code, String type, String connection) {}
}
