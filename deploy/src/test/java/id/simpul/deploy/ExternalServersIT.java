package id.simpul.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import id.simpul.gateway.runtime.DatabaseAccess;
import id.simpul.hub.log.KafkaClients;
import id.simpul.hub.log.Topics;
import java.nio.file.Path;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The embedded servers are replaced by settings alone. */
class ExternalServersIT {

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
