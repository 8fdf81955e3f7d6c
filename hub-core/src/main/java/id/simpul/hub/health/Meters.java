package id.simpul.hub.health;

import id.simpul.hub.registry.Application;
import id.simpul.hub.registry.Route;
import id.simpul.hub.registry.RouteTable;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The meters of one route table; immutable, so that the event loops read it without a lock. */
final class Meters {
    private final RouteTable table;
    private final Map<ConnectionKey, ConnectionMeter> connections = new HashMap<>();
    private final Map<String, Map<String, ServiceMeter>> services = new HashMap<>();

    /** Takes over the meters of {@code before} where connection and service stayed. */
    Meters(RouteTable table, @Nullable Meters before) {
        this.table = table;
        for (Application application : table.registry().applications()) {
            application.connections().forEach(each -> addConnection(application, each, before));
        }
        table.routes().forEach(route -> addService(route, before));
    }

    private void addConnection(Application application, Application.Connection connection, @Nullable Meters before) {
        ConnectionKey key = new ConnectionKey(application.code(), connection.code());
        ConnectionMeter known = before == null ? null : before.connections.get(key);
        connections.put(key, known == null ? new ConnectionMeter() : known);
    }

    private void addService(Route route, @Nullable Meters before) {
        String application = route.application().code();
        String service = route.service().code();
        ConnectionMeter connection =
                connection(new ConnectionKey(application, route.connection().code()));
        ServiceMeter known = before == null ? null : before.service(application, service);
        ServiceMeter meter = known != null && known.belongsTo(connection) ? known : new ServiceMeter(connection);
        services.computeIfAbsent(application, each -> new HashMap<>()).put(service, meter.limit(limit(route)));
    }

    static Duration limit(Route route) {
        return Duration.ofMillis(Math.round(route.service().deadline().toMillis() * HealthRules.SHARE_OF_DEADLINE));
    }

    RouteTable table() {
        return table;
    }

    ConnectionMeter connection(ConnectionKey key) {
        ConnectionMeter meter = connections.get(key);
        if (meter == null) {
            throw new IllegalArgumentException("connection: " + key + " (expected: one of the route table)");
        }
        return meter;
    }

    void restore(ConnectionKey key, @Nullable Instant lastSample) {
        ConnectionMeter meter = connections.get(key);
        if (meter != null) {
            meter.restore(lastSample);
        }
    }

    @Nullable
    ServiceMeter service(String application, String service) {
        Map<String, ServiceMeter> own = services.get(application);
        return own == null ? null : own.get(service);
    }
}
