package id.simpul.deploy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import id.simpul.gateway.runtime.DatabaseAccess;
import id.simpul.hub.log.KafkaClients;
import id.simpul.hub.log.Topics;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The embedded servers are replaced by settings alone, and the hub starts and serves while they are away. */
class ExternalServersIT {
    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final String PROMPT = "/api/siaga/peringatan";
    private static final String STRICT = "/api/dukcapil/penduduk/9971010101900000";

    @Test
    void theHubServesOnServersItDidNotStart(@TempDir Path folder) throws Exception {
        try (ExternalServers servers = new ExternalServers(folder);
                HubProcess hub = HubProcess.start(servers.settings())) {
            hub.awaitReady();

            assertThat(hub.output()).doesNotContain("PostgreSQL siap", "Kafka siap");
            assertThat(hub.children()).isEmpty();
            assertThat(hub.home().resolve("postgres")).doesNotExist();
            assertThat(hub.home().resolve("kafka")).doesNotExist();
            assertThat(pasted(hub)).contains("9971010101900000");
            assertHoldsTheHubsData(servers.settings(), hub);

            servers.stop();
            hub.killHard();
            startsAndServesWithoutThem(servers, hub);
        }
    }

    /** Prompt services and tokens from the last good copies; strict ones say why not; all of it back by itself. */
    private static void startsAndServesWithoutThem(ExternalServers servers, HubProcess before) throws Exception {
        try (HubProcess hub = before.startAgain()) {
            HubClient client = new HubClient(hub.ports());
            await().atMost(PATIENCE)
                    .ignoreExceptions()
                    .until(() -> client.askToken("trayek", "trayek-demo").statusCode() == 200);

            assertThat(client.askToken("trayek", "salah").statusCode()).isEqualTo(401);
            assertThat(client.call("trayek", "GET", PROMPT).statusCode()).isEqualTo(200);
            HttpResponse<String> strict = client.call("simpeg", "GET", STRICT);
            assertThat(strict.statusCode()).as(strict.body()).isEqualTo(503);
            assertThat(strict.body()).contains("bukti-tidak-tersedia");
            await().atMost(PATIENCE).until(() -> hub.output().contains("serving meanwhile"));

            servers.startAgain();
            hub.awaitReady();
            await().atMost(PATIENCE)
                    .until(() -> client.call("simpeg", "GET", STRICT).statusCode() == 200);
            assertThat(client.call("trayek", "GET", PROMPT).statusCode()).isEqualTo(200);
        }
    }

    private static String pasted(HubProcess hub) {
        String command = hub.output()
                .lines()
                .filter(each -> each.startsWith("curl "))
                .findFirst()
                .orElseThrow();
        return Shell.run("sh", "-c", command).output();
    }

    private static void assertHoldsTheHubsData(Map<String, String> settings, HubProcess hub) throws Exception {
        Sql sql = new Sql(new DatabaseAccess(
                settings.get("SIMPUL_DB_URL"), settings.get("SIMPUL_DB_USER"), settings.get("SIMPUL_DB_PASSWORD")));
        assertThat(sql.value("SELECT count(*) > 0 FROM pg_namespace WHERE nspname = 'registry'"))
                .isEqualTo("t");
        try (Admin admin = new KafkaClients(hub.servers().kafka()).admin()) {
            assertThat(admin.listTopics().names().get()).contains(Topics.LEDGER, Topics.CHECKPOINTS);
        }
    }
}
