package id.simpul.connectors.jdbc;

import id.simpul.connectors.Calls;
import id.simpul.connectors.ConnectorContract;
import id.simpul.connectors.camel.TestRoutes;
import id.simpul.hub.connector.ConnectorKind;
import id.simpul.hub.registry.Service.Operation;
import java.sql.SQLException;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

class JdbcContractTest extends ConnectorContract {
    private static TestDatabase database;
    private static TestRoutes routes;
    private static JdbcKind kind;

    @BeforeAll
    static void start() throws SQLException {
        database = new TestDatabase();
        routes = new TestRoutes();
        kind = new JdbcKind(routes.routes());
    }

    @AfterAll
    static void stop() throws SQLException {
        kind.close();
        routes.close();
        database.close();
    }

    @Override
    protected ConnectorKind kind() {
        return kind;
    }

    @Override
    protected Map<String, String> settingsAt(int port) {
        return Map.of("url", TestDatabase.url(port), "user", TestDatabase.USER, "password", TestDatabase.PASSWORD);
    }

    @Override
    protected int healthyPort() {
        return database.port();
    }

    @Override
    protected Operation operation() {
        return Calls.operation(
                "/{+nomor}",
                Map.of("sql", "SELECT nomor AS \"nomor\" FROM izin WHERE nomor = :nomor", "result", "one"));
    }

    @Override
    protected String tail() {
        return "/503%2F1";
    }
}
