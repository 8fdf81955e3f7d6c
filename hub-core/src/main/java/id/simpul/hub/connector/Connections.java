package id.simpul.hub.connector;

import id.simpul.hub.registry.Application;
import id.simpul.hub.registry.ConnectionFace;
import id.simpul.hub.registry.RouteTable;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** The open connections. One that did not change is kept over a swap; one that is gone is closed when its calls ended. */
@Component
public class Connections implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Connections.class);
    private static final Duration DRAIN = Duration.ofMinutes(5);

    private final Map<String, ConnectorKind> kinds = new HashMap<>();
    private final ObjectProvider<TargetVariables> variables;
    private final Map<String, Opened> opened = new HashMap<>();

    public Connections(ObjectProvider<ConnectorKind> kinds, ObjectProvider<TargetVariables> variables) {
        kinds.forEach(each -> this.kinds.put(each.face().kind(), each));
        this.variables = variables;
    }

    private record Opened(
            Application.Connection resolved, @Nullable Target target) {}

    /** The target of one connection, or null where it cannot be opened: the reason is logged once. */
    public synchronized @Nullable Target open(Application application, Application.Connection connection) {
        String name = application.code() + "/" + connection.code();
        Application.Connection resolved;
        try {
            resolved = resolve(connection);
        } catch (RuntimeException unresolved) {
            LOG.error("connection {} is refused: {}", name, unresolved.getMessage());
            return null;
        }
        Opened before = opened.get(name);
        if (before != null && before.resolved().equals(resolved)) {
            return before.target();
        }
        Opened now = new Opened(resolved, openTarget(name, application, resolved));
        opened.put(name, now);
        if (before != null) {
            closeLater(before);
        }
        return now.target();
    }

    private @Nullable Target openTarget(String name, Application application, Application.Connection connection) {
        ConnectorKind kind = kinds.get(connection.kind());
        if (kind == null) {
            LOG.error(
                    "connection {} is refused: kind: {} (expected: one of {})",
                    name,
                    connection.kind(),
                    kinds.keySet());
            return null;
        }
        try {
            return kind.open(application, connection);
        } catch (RuntimeException refused) {
            LOG.error("connection {} is refused: {}", name, refused.getMessage());
            return null;
        }
    }

    private Application.Connection resolve(Application.Connection connection) {
        Map<String, String> values = new HashMap<>();
        variables.forEach(each -> values.putAll(each.values()));
        ConnectionSettings settings = new ConnectionSettings(values);
        ConnectorKind kind = kinds.get(connection.kind());
        List<ConnectionFace.Field> fields =
                kind == null ? List.of() : kind.face().connection();
        Map<String, Integer> targets = new TreeMap<>();
        connection.targets().forEach((address, weight) -> targets.put(settings.fill(address), weight));
        return new Application.Connection(
                connection.code(),
                connection.kind(),
                connection.resilience(),
                settings.resolve(connection.settings(), fields),
                targets,
                connection.check(),
                connection.maintenance());
    }

    /** Opens every connection of {@code table}: a schedule or a subscription may need one that no service uses. */
    public void openAll(RouteTable table) {
        for (Application each : table.registry().applications()) {
            each.connections().forEach(connection -> open(each, connection));
        }
    }

    /** Every open connection that fetches of its own accord, by {@code application/connection}. */
    public synchronized Map<String, Pulling> pulling() {
        Map<String, Pulling> pulling = new TreeMap<>();
        opened.forEach((name, each) -> {
            if (each.target() instanceof Pulling one) {
                pulling.put(name, one);
            }
        });
        return pulling;
    }

    /** The open target of one connection; null where there is none, or where it could not be opened. */
    public synchronized @Nullable Target find(String application, String connection) {
        Opened known = opened.get(application + "/" + connection);
        return known == null ? null : known.target();
    }

    /** Closes every connection that {@code table} no longer has. */
    public synchronized void keepOnly(RouteTable table) {
        Set<String> wanted = new HashSet<>();
        for (Application each : table.registry().applications()) {
            each.connections().forEach(connection -> wanted.add(each.code() + "/" + connection.code()));
        }
        for (String name : new ArrayList<>(opened.keySet())) {
            if (!wanted.contains(name)) {
                closeLater(opened.remove(name));
            }
        }
    }

    private void closeLater(@Nullable Opened gone) {
        if (gone != null && gone.target() instanceof Connector connector) {
            connector.retire();
            CompletableFuture.delayedExecutor(DRAIN.toSeconds(), TimeUnit.SECONDS)
                    .execute(connector::close);
        }
    }

    @Override
    public synchronized void close() {
        opened.values().forEach(each -> {
            if (each.target() instanceof Connector connector) {
                connector.close();
            }
        });
        opened.clear();
    }
}
