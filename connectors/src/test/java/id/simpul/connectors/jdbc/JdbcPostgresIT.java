package id.simpul.connectors.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.awaitility.Awaitility.await;

import id.simpul.connectors.Calls;
import id.simpul.connectors.ConnectorContract;
import id.simpul.connectors.camel.TestRoutes;
import id.simpul.hub.connector.Connector;
import id.simpul.hub.connector.ConnectorKind;
import id.simpul.hub.message.FaultCode;
import id.simpul.hub.message.FaultException;
import id.simpul.hub.message.Reply;
import id.simpul.hub.registry.Service.Operation;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The same promises with PostgreSQL, whose driver throws plain exceptions and is strict about types. */
class JdbcPostgresIT extends ConnectorContract {
    private static final Duration AMPLE = Duration.ofSeconds(20);
    private static final String ONE =
            "SELECT id, nama AS \"namaLengkap\", dibuat, label FROM uji WHERE id = CAST(:id AS int)";

    private static EmbeddedPostgres postgres;
    private static TestRoutes routes;
    private static JdbcKind kind;

    @BeforeAll
    static void start() throws IOException, SQLException {
        postgres = EmbeddedPostgres.start();
        try (Connection owner = postgres.getPostgresDatabase().getConnection();
                Statement statement = owner.createStatement()) {
            statement.execute("CREATE TABLE uji (id int PRIMARY KEY, nama text, dibuat timestamptz, label jsonb)");
            statement.execute("INSERT INTO uji VALUES (1, 'Agus', '2026-03-02 07:08:09+00', '{\"a\":1}')");
        }
        routes = new TestRoutes();
        kind = new JdbcKind(routes.routes());
    }

    @AfterAll
    static void stop() throws IOException {
        kind.close();
        routes.close();
        postgres.close();
    }

    @Override
    protected ConnectorKind kind() {
        return kind;
    }

    @Override
    protected Map<String, String> settingsAt(int port) {
        return Map.of(
                "url", "jdbc:postgresql://127.0.0.1:" + port + "/postgres", "user", "postgres", "password", "postgres");
    }

    @Override
    protected int healthyPort() {
        return postgres.getPort();
    }

    @Override
    protected Operation operation() {
        return Calls.operation("/{id}", Map.of("sql", ONE, "result", "one"));
    }

    @Override
    protected String tail() {
        return "/1";
    }

    @Test
    void keepsLabelsAndTypes() throws Exception {
        assertThat(new String(ask(operation(), "/1", AMPLE).body(), StandardCharsets.UTF_8))
                .startsWith("{\"id\":1,\"namaLengkap\":\"Agus\",\"dibuat\":\"2026-03-02T")
                .endsWith("\"label\":\"{\\\"a\\\": 1}\"}");
    }

    @Test
    void doesNotRepeatTheValueThatTheDatabaseRefused() {
        FaultException refused =
                catchThrowableOfType(FaultException.class, () -> ask(operation(), "/9971010101900000x", AMPLE));

        assertThat(refused.fault().code()).isEqualTo(FaultCode.JAWABAN_TIDAK_SAH);
        assertThat(refused).hasMessageNotContaining("9971010101900000");
    }

    @Test
    void cannotWrite() {
        Operation sly = Calls.operation("", Map.of("sql", "WITH x AS (DELETE FROM uji RETURNING id) SELECT id FROM x"));

        assertThat(catchThrowableOfType(FaultException.class, () -> ask(sly, "", AMPLE))
                        .fault()
                        .detail())
                .contains("25006");
    }

    @Test
    void leavesNoQueryRunningBehind() {
        Operation slow = Calls.operation("", Map.of("sql", "SELECT pg_sleep(60)"));

        assertThat(catchThrowableOfType(FaultException.class, () -> ask(slow, "", Duration.ofMillis(700)))
                        .fault()
                        .code())
                .isEqualTo(FaultCode.BATAS_WAKTU);

        await().atMost(Duration.ofSeconds(15))
                .untilAsserted(() -> assertThat(sleepers()).isZero());
    }

    private static int sleepers() throws SQLException {
        try (Connection owner = postgres.getPostgresDatabase().getConnection();
                Statement statement = owner.createStatement();
                ResultSet rows = statement.executeQuery("SELECT count(*) FROM pg_stat_activity"
                        + " WHERE state = 'active' AND query LIKE 'SELECT pg_sleep%'")) {
            rows.next();
            return rows.getInt(1);
        }
    }

    private Reply ask(Operation operation, String tail, Duration deadline) throws FaultException {
        try (Connector connector = (Connector) Calls.open(kind, settingsAt(postgres.getPort()), operation)) {
            return connector.call(operation, Calls.get(tail, null, deadline));
        }
    }
}
