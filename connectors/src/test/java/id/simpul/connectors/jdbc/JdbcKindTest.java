package id.simpul.connectors.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.awaitility.Awaitility.await;

import id.simpul.connectors.Calls;
import id.simpul.connectors.camel.TestRoutes;
import id.simpul.hub.connector.Connector;
import id.simpul.hub.message.FaultCode;
import id.simpul.hub.message.FaultException;
import id.simpul.hub.message.Reply;
import id.simpul.hub.registry.Service.Operation;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class JdbcKindTest {
    private static final Duration AMPLE = Duration.ofSeconds(20);
    private static final String ALL = "SELECT nomor AS \"nomorIzin\", pemilik AS \"pemilik\" FROM izin";

    private final TestRoutes routes = new TestRoutes();
    private final JdbcKind kind = new JdbcKind(routes.routes());
    private TestDatabase database;

    @BeforeEach
    void start() throws SQLException {
        database = new TestDatabase();
    }

    @AfterEach
    void stop() throws SQLException {
        kind.close();
        routes.close();
        database.close();
    }

    @Test
    void answersOneRowAsAnObjectWithIsoDates() throws Exception {
        Operation operation = Calls.operation(
                "/{+nomor}",
                Map.of(
                        "sql",
                        "SELECT nomor AS \"nomorIzin\", luas AS \"luas\", terbit AS \"tanggalTerbit\","
                                + " diubah AS \"diubah\", aktif AS \"aktif\", catatan AS \"catatan\""
                                + " FROM izin WHERE nomor = :nomor",
                        "result",
                        "one"));

        Reply reply = ask(operation, "/503%2F1", null);

        assertThat(reply.headers().first("Content-Type")).isEqualTo("application/json; charset=utf-8");
        assertThat(body(reply))
                .isEqualTo("{\"nomorIzin\":\"503/1\",\"luas\":12.50,\"tanggalTerbit\":\"2026-03-01\","
                        + "\"diubah\":\"2026-03-02T07:08:09\",\"aktif\":true,\"catatan\":null}");
        assertThat(ask(operation, "/503%2F9", null).status()).isEqualTo(404);
    }

    @Test
    void bindsWhatTheCallerSendsAndNeverJoinsIt() throws Exception {
        Operation operation = list(ALL + " WHERE pemilik = :pemilik");

        assertThat(body(ask(operation, "", "pemilik=Warung+Ibu+%27Ani%27")))
                .isEqualTo("[{\"nomorIzin\":\"503/2\",\"pemilik\":\"Warung Ibu 'Ani'\"}]");
        assertThat(body(ask(operation, "", "pemilik=x%27+OR+%271%27%3D%271"))).isEqualTo("[]");
        assertThat(body(ask(operation, "", null))).isEqualTo("[]");
    }

    @Test
    void leavesColonsThatAreNoParametersAlone() throws Exception {
        Operation operation = list(ALL + " WHERE nomor <> ':bukan' AND nomor = CAST(:nomor AS VARCHAR) -- :bukan");

        assertThat(body(ask(operation, "", "nomor=503%2F1"))).contains("503/1");
    }

    @Test
    void saysWhenItCutTheRows() throws Exception {
        Operation cut = Calls.operation("", Map.of("sql", ALL + " ORDER BY nomor", "maxRows", "1"));
        Operation whole = Calls.operation("", Map.of("sql", ALL, "maxRows", "2"));

        Reply reply = ask(cut, "", null);

        assertThat(body(reply)).isEqualTo("[{\"nomorIzin\":\"503/1\",\"pemilik\":\"Toko Maju\"}]");
        assertThat(reply.headers().first("Simpul-Rows-Cut")).isEqualTo("1");
        assertThat(ask(whole, "", null).headers().first("Simpul-Rows-Cut")).isNull();
    }

    @Test
    void reportsABrokenQueryWithoutQuotingIt() {
        FaultException failure = catchThrowableOfType(
                FaultException.class, () -> ask(list("SELECT nik_9971010101900000 FROM izin"), "", null));

        assertThat(failure.fault().code()).isEqualTo(FaultCode.JAWABAN_TIDAK_SAH);
        assertThat(failure.fault().detail())
                .isEqualTo("The database refused the query with SQL state 42S22.")
                .doesNotContain("9971010101900000");
    }

    @Test
    void givesUpOnASlowQueryAndFreesItsConnection() throws Exception {
        Operation slow = list(ALL + " WHERE TIDUR(20000) IS NULL");
        try (Connector connector = open(slow, Map.of("poolSize", "1"))) {
            FaultException failure = catchThrowableOfType(
                    FaultException.class, () -> connector.call(slow, Calls.get("", null, Duration.ofMillis(700))));
            assertThat(failure.fault().code()).isEqualTo(FaultCode.BATAS_WAKTU);

            Operation next = list(ALL);
            await().ignoreExceptions()
                    .untilAsserted(() -> assertThat(connector
                                    .call(next, Calls.get("", null, AMPLE))
                                    .status())
                            .isEqualTo(200));
        }
    }

    @Test
    void leavesNoRouteBehind() throws Exception {
        int endpoints = routes.context().getEndpoints().size();

        ask(list(ALL), "", null);

        assertThat(routes.context().getRoutes()).isEmpty();
        assertThat(routes.context().getEndpoints()).hasSize(endpoints);
    }

    @Test
    void refusesAQueryThatWrites() {
        assertThatThrownBy(() -> open(list("DELETE FROM izin"), Map.of()))
                .hasMessage("sql: DELETE FROM izin (expected: a query that begins with SELECT or WITH)");
    }

    private static Operation list(String sql) {
        return Calls.operation("", Map.of("sql", sql));
    }

    private Reply ask(Operation operation, String tail, @Nullable String query) throws FaultException {
        try (Connector connector = open(operation, Map.of())) {
            return connector.call(operation, Calls.get(tail, query, AMPLE));
        }
    }

    private Connector open(Operation operation, Map<String, String> more) {
        Map<String, String> settings = new java.util.HashMap<>(more);
        settings.put("url", TestDatabase.url(database.port()));
        settings.put("user", TestDatabase.USER);
        settings.put("password", TestDatabase.PASSWORD);
        return (Connector) Calls.open(kind, settings, operation);
    }

    private static String body(Reply reply) {
        return new String(reply.body(), StandardCharsets.UTF_8);
    }
}
