package id.simpul.hub.registry.yaml;

import id.simpul.hub.registry.AddressRange;
import id.simpul.hub.registry.Application;
import id.simpul.hub.registry.Application.Connection;
import id.simpul.hub.registry.ConnectionFaces;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Reads the applications of one agency. */
final class ApplicationReader {
    private static final List<String> APPLICATION =
            List.of("code", "name", "connections", "services", "publishes", "subscriptions", "keys", "facet");

    private final Places places;
    private final ConnectionReader connections;
    private final ServiceReader services;

    ApplicationReader(ConnectionFaces faces, Places places) {
        this.places = places;
        this.connections = new ConnectionReader(faces);
        this.services = new ServiceReader(faces);
    }

    List<Application> read(Fields file, String agency) {
        return file.mappings("applications", APPLICATION).stream()
                .map(each -> application(each, agency))
                .toList();
    }

    private Application application(Fields fields, String agency) {
        String code = fields.required("code", Format.CODE);
        Once.note(places, Places.application(code), fields, "code", code);
        Map<String, Connection> connections = connections(fields);
        return new Application(
                code,
                agency,
                fields.required("name", Format.NAME),
                List.copyOf(connections.values()),
                services.read(fields, connections),
                EventTypeReader.read(fields, code, places),
                SubscriptionReader.read(fields, code, connections, places),
                ClientKeyReader.read(fields),
                facet(fields));
    }

    private static List<AddressRange> facet(Fields application) {
        List<AddressRange> ranges =
                application.mapping("facet", List.of("addresses")).list("addresses", Format.ADDRESS_RANGE);
        List<AddressRange> once = ranges.stream().distinct().toList();
        if (once.size() < ranges.size()) {
            application.problem("facet", "each address once", "an address twice");
        }
        return once;
    }

    private Map<String, Connection> connections(Fields application) {
        Map<String, Connection> connections = new LinkedHashMap<>();
        Once once = new Once();
        for (Fields each : application.mappings("connections", ConnectionReader.CONNECTION)) {
            Connection connection = this.connections.read(each);
            once.check(each, "code", connection.code());
            connections.putIfAbsent(connection.code(), connection);
        }
        return connections;
    }

    /** Refuses a connection that the application does not have. */
    static void known(Fields fields, String connection, Map<String, Connection> connections) {
        if (!connection.isEmpty() && !connections.containsKey(connection)) {
            fields.problem("connection", Similar.expected(connection, connections.keySet()), connection);
        }
    }
}
