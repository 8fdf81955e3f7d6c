package id.simpul.gateway.layanan;

import id.simpul.hub.connector.Connector;
import id.simpul.hub.connector.ConnectorKind;
import id.simpul.hub.connector.FaceReader;
import id.simpul.hub.registry.Application;
import id.simpul.hub.registry.ConnectionFace;
import java.util.List;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** The kind of connection by which the city's own features hear of facts: in process, no network between. */
@Component
class LayananKind implements ConnectorKind {
    private final ConnectionFace face = FaceReader.beside(LayananKind.class);
    private final List<PeristiwaHandler> handlers;
    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;

    LayananKind(List<PeristiwaHandler> handlers, DataSource dataSource) {
        this.handlers = handlers;
        this.jdbc = JdbcClient.create(dataSource);
        this.transaction = new TransactionTemplate(new JdbcTransactionManager(dataSource));
    }

    @Override
    public ConnectionFace face() {
        return face;
    }

    @Override
    public Connector open(Application application, Application.Connection connection) {
        return new InboxConnector(handlers, jdbc, transaction);
    }
}
