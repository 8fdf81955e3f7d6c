package id.simpul.connectors.jdbc;

import id.simpul.connectors.camel.CamelRoutes;
import id.simpul.hub.connector.CheckedSettings;
import id.simpul.hub.connector.Connector;
import id.simpul.hub.connector.ConnectorKind;
import id.simpul.hub.connector.FaceReader;
import id.simpul.hub.registry.Application;
import id.simpul.hub.registry.ConnectionFace;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.atomic.AtomicLong;
import org.springframework.stereotype.Component;

/** Connections to databases: each operation is a query, run through a Camel route that is made from the registry. */
@Component
public class JdbcKind implements ConnectorKind, AutoCloseable {
    private final ConnectionFace face = FaceReader.beside(JdbcKind.class);
    private final AtomicLong opened = new AtomicLong();
    private final CamelRoutes routes;
    private final ScheduledThreadPoolExecutor housekeeper = new ScheduledThreadPoolExecutor(
            1, Thread.ofVirtual().name("jdbc-housekeeper").factory());

    public JdbcKind(CamelRoutes routes) {
        this.routes = routes;
        routes.addTemplates(new JdbcTemplates());
        housekeeper.setRemoveOnCancelPolicy(true);
    }

    @Override
    public ConnectionFace face() {
        return face;
    }

    @Override
    public Connector open(Application application, Application.Connection connection) {
        CheckedSettings settings = CheckedSettings.of(face.connection(), connection.settings());
        application.operationsOver(connection).forEach(each -> JdbcQuery.of(face, each));
        String id = application.code() + "-" + connection.code() + "-" + opened.incrementAndGet();
        return new JdbcConnector(id, face, JdbcPool.of(id, settings, housekeeper), routes);
    }

    @Override
    public void close() {
        housekeeper.shutdownNow();
    }
}
