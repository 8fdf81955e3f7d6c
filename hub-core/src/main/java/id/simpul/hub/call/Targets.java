package id.simpul.hub.call;

import id.simpul.hub.connector.Connector;
import id.simpul.hub.connector.ConnectorKind;
import id.simpul.hub.connector.Target;
import id.simpul.hub.connector.TargetVariables;
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
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** The open connections. One that did not change is kept over a swap; one that is gone is closed when its calls ended. */
@Component
class Targets implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Targets.class);
    private static final Duration DRAIN = Duration.ofMinutes(5);

    private final Map<String, ConnectorKind> kinds = new HashMap<>();
    private final List<TargetVariables> variables;
    private final Map<String, Opened> opened = new HashMap<>();

    Targets(List<ConnectorKind> kinds, List<TargetVariables> variables) {
        kinds.forEach(each -> this.kinds.put(each.face().kind(), each));
        this.variables = List.copyOf(variables);
    }

    private record Opened(
            Application.Connection resolved, @Nullable Target target) {}

    /** The target of one connection, or null where it cannot be opened: the reason is logged once. */
    synchronized @Nullable Target open(Application application, Application.Connection connection) {
        String name = application.code() + "/" + connection.code();
        Application.Connection resolved;
        try {
            resolved = resolve(connection);
        } catch (IllegalArgumentException unresolved) {
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
        ConnectorKind kind = kinds.get(connection.kind());
        List<ConnectionFace.Field> fields =
                kind == null ? List.of() : kind.face().connection();
        return new Application.Connection(
                connection.code(),
                connection.kind(),
                connection.resilience(),
                new Settings(values).resolve(connection.settings(), fields));
    }

    /** Closes every connection that {@code table} no longer has. */
    synchronized void keepOnly(RouteTable table) {
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
