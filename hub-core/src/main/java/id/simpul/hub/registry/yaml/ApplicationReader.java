package id.simpul.hub.registry.yaml;

import id.simpul.hub.registry.AddressRange;
import id.simpul.hub.registry.Application;
import id.simpul.hub.registry.Application.Connection;
import id.simpul.hub.registry.Application.EventType;
import id.simpul.hub.registry.Application.Subscription;
import id.simpul.hub.registry.ConnectionFaces;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Reads the applications of one agency. */
final class ApplicationReader {
    private static final List<String> APPLICATION =
            List.of("code", "name", "connections", "services", "publishes", "subscriptions", "keys", "facet");
    private static final List<String> EVENT_TYPE = List.of("type", "dataClass", "description");
    private static final List<String> SUBSCRIPTION =
            List.of("code", "type", "connection", "path", "format", "order", "filter", "mapping");

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
                publishes(fields),
                subscriptions(fields, code, connections),
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

    private static List<EventType> publishes(Fields application) {
        List<EventType> types = new ArrayList<>();
        Once once = new Once();
        for (Fields each : application.mappings("publishes", EVENT_TYPE)) {
            String type = each.required("type", Format.EVENT_TYPE);
            once.check(each, "type", type);
            types.add(new EventType(
                    type,
                    each.required("dataClass", Format.DATA_CLASS),
                    each.optional("description", Format.TEXT, "")));
        }
        return List.copyOf(types);
    }

    private List<Subscription> subscriptions(Fields application, String code, Map<String, Connection> connections) {
        List<Subscription> subscriptions = new ArrayList<>();
        Once once = new Once();
        for (Fields each : application.mappings("subscriptions", SUBSCRIPTION)) {
            Subscription subscription = new Subscription(
                    each.required("code", Format.CODE),
                    each.required("type", Format.EVENT_TYPE),
                    each.required("connection", Format.CODE),
                    each.optional("path", Format.DELIVERY_PATH, ""),
                    each.optional("format", Format.DELIVERY_FORMAT, Subscription.Format.CLOUDEVENT),
                    each.optional("order", Format.DELIVERY_ORDER, Subscription.Order.PROGRESS),
                    texts(each, "filter", Format.ATTRIBUTE_VALUE),
                    texts(each, "mapping", Format.MAPPED_FROM));
            if (!subscription.mapping().isEmpty() && subscription.format() != Subscription.Format.DATA) {
                each.problem("mapping", "format: data beside it", "format: cloudevent");
            }
            once.check(each, "code", subscription.code());
            known(each, subscription.connection(), connections);
            places.note(Places.subscription(code, subscription.code()), each.spot("type"));
            subscriptions.add(subscription);
        }
        return List.copyOf(subscriptions);
    }

    private static Map<String, String> texts(Fields owner, String name, Format<String> format) {
        Fields fields = owner.mapping(name, null);
        Map<String, String> texts = new TreeMap<>();
        fields.names().forEach(each -> texts.put(each, fields.required(each, format)));
        return Map.copyOf(texts);
    }

    /** Refuses a connection that the application does not have. */
    static void known(Fields fields, String connection, Map<String, Connection> connections) {
        if (!connection.isEmpty() && !connections.containsKey(connection)) {
            fields.problem("connection", Similar.expected(connection, connections.keySet()), connection);
        }
    }
}
