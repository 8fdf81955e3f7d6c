package id.simpul.deploy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.ServerSocket;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/**
 * {@code kill -9} under load, from outside: every end that a client saw, of prompt calls and strict ones, has its closing
 * record, once, in an intact ledger. What was refused for want of evidence has none.
 */
class EvidenceIT {
    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final String PROMPT = "/api/dunia/utama/baik/1";
    private static final String STRICT = "/api/dunia/saring/baik/1";
    private static final int KILLS = 2;
    private static final int CLIENTS = 12;
    private static final int ENDS = 1500;

    private final Set<String> seen = ConcurrentHashMap.newKeySet();

    @Test
    void everyEndThatAClientSawHasItsClosingRecord() throws IOException {
        try (ForeignServer target = new ForeignServer();
                Life life = new Life()) {
            apply(life.client(), target);
            for (int kill = 1; kill <= KILLS; kill++) {
                callUntilKilled(life, kill * ENDS);
                life.restart();
            }
            awaitClosings(life.sql());
            assertOnceAndIntact(life);
        }
    }

    /** A hub that comes back after each kill. */
    private static final class Life implements AutoCloseable {
        private HubProcess hub =
                HubProcess.start(Map.of("SIMPUL_SAMPLE_HEARTBEAT", "false")).awaitReady();

        HubClient client() {
            return new HubClient(hub.ports());
        }

        Sql sql() {
            return new Sql(hub.servers().database());
        }

        void kill() {
            hub.killHard();
        }

        void restart() {
            hub = hub.startAgain().awaitReady();
        }

        @Override
        public void close() {
            hub.close();
        }
    }

    private static void apply(HubClient hub, ForeignServer target) throws IOException {
        try (ServerSocket closed = new ServerSocket(0);
                var yaml = Objects.requireNonNull(EvidenceIT.class.getResourceAsStream("dunia.yaml"))) {
            String file = new String(yaml.readAllBytes(), StandardCharsets.UTF_8)
                    .replace("TARGET_PORT", Integer.toString(target.port()))
                    .replace("CLOSED_PORT", Integer.toString(closed.getLocalPort()))
                    .replace("nameEn: Filtered\n", "nameEn: Filtered\n        proof: strict\n");
            HttpResponse<String> applied = hub.apply("dunia.yaml", file);
            assertThat(applied.statusCode()).as(applied.body()).isEqualTo(200);
        }
        await().atMost(PATIENCE)
                .until(() -> hub.askToken("pemakaidunia", "pemakaidunia-demo").statusCode() == 200);
    }

    private void callUntilKilled(Life life, int ends) {
        String token = life.client().token("pemakaidunia");
        Thread[] clients = new Thread[CLIENTS];
        for (int i = 0; i < CLIENTS; i++) {
            String service = i % 2 == 0 ? PROMPT : STRICT;
            clients[i] = Thread.ofVirtual().start(() -> callUntilBroken(life.client(), service, token));
        }
        await().atMost(PATIENCE).until(() -> seen.size() >= ends);
        life.kill();
        for (Thread each : clients) {
            await().atMost(PATIENCE).until(() -> !each.isAlive());
        }
    }

    private void callUntilBroken(HubClient hub, String service, String token) {
        HttpRequest request = HttpRequest.newBuilder(hub.gateway(service))
                .header("Authorization", "Bearer " + token)
                .build();
        try (HttpClient http = HttpClient.newHttpClient()) {
            while (true) {
                HttpResponse<Void> end = http.send(request, HttpResponse.BodyHandlers.discarding());
                if (end.statusCode() != 503) {
                    end.headers().firstValue("x-request-id").ifPresent(seen::add);
                }
            }
        } catch (IOException killed) {
            // this call's end was not seen
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    private void awaitClosings(Sql sql) {
        String ids = seen.stream().map(each -> "'" + each + "'").collect(Collectors.joining(","));
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(sql.value(
                                "select count(distinct call_id) from ledger.record where phase <> 'OPENING' and call_id in ("
                                        + ids + ")"))
                        .isEqualTo(Integer.toString(seen.size())));
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(sql.value("select count(*) from ledger.open"))
                        .isEqualTo("0"));
    }

    private static void assertOnceAndIntact(Life life) {
        assertThat(life.sql()
                        .value("select count(*) from (select from ledger.record group by call_id, phase"
                                + " having count(*) > 1) twice"))
                .isEqualTo("0");
        assertThat(life.sql()
                        .value("select count(*) from ledger.record o where phase = 'OPENING' and not exists (select"
                                + " from ledger.record c where c.call_id = o.call_id and c.phase = 'CLOSING')"))
                .isEqualTo("0");
        JsonNode report = HubClient.JSON.readTree(
                life.client().admin("GET", "/ledger/verify", "").body());
        assertThat(report.path("intact").asBoolean()).as(report.toString()).isTrue();
        assertThat(report.path("records").asInt()).isGreaterThan(2 * KILLS * ENDS);
    }
}
