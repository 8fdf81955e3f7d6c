package id.simpul.deploy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import id.simpul.hub.log.KafkaClients;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** How the hub starts, ends, is killed and comes back. One hub for all tests: whoever ends it leaves the next start to the next. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class HubLifeIT {
    private HubProcess hub;

    @BeforeEach
    void run() {
        if (hub == null) {
            hub = HubProcess.start(Map.of()).awaitReady();
        }
    }

    @AfterAll
    void end() {
        if (hub != null) {
            hub.close();
        }
    }

    @Test
    void theStartScreenShowsWhatAPersonNeeds() {
        assertThat(hub.output())
                .contains(
                        "PostgreSQL siap (ready)",
                        "Kafka siap (ready)",
                        "http://localhost:" + hub.ports().gateway(),
                        "http://localhost:" + hub.ports().web() + "/konsol",
                        "http://localhost:" + hub.ports().management() + "/actuator/health",
                        "Kota Contoh",
                        "operator, approver, auditor")
                .doesNotContain("Exception", "\tat ");
    }

    @Test
    void theCommandOnTheScreenWorksWhenPasted() {
        String command = hub.output()
                .lines()
                .filter(each -> each.startsWith("curl "))
                .findFirst()
                .orElseThrow();

        Shell pasted = Shell.run("sh", "-c", command);

        assertThat(pasted.output()).contains("9971010101900000", "nama");
    }

    @Test
    void machinesSeeThatItLives() throws Exception {
        assertThat(status("/actuator/health/liveness")).isEqualTo(200);
        assertThat(status("/actuator/health/readiness")).isEqualTo(200);
        assertThat(status("/actuator/prometheus")).isEqualTo(200);
    }

    private int status(String path) throws Exception {
        URI address = URI.create("http://localhost:" + hub.ports().management() + path);
        try (HttpClient client = HttpClient.newHttpClient()) {
            return client.send(HttpRequest.newBuilder(address).build(), HttpResponse.BodyHandlers.discarding())
                    .statusCode();
        }
    }

    @Test
    void aSecondHubInTheSameFolderIsRefused() {
        HubProcess second = HubProcess.start(Map.of("SIMPUL_HOME", hub.home().toString()));

        assertThat(second.awaitExit()).isEqualTo(2);
        assertThat(second.output())
                .startsWith("simpul: SIMPUL_HOME: " + hub.home() + " is in use by process " + hub.pid())
                .hasLineCount(1);
    }

    @Test
    void aBusyPortIsNamedBeforeAnythingStarts() {
        HubProcess second = HubProcess.start(
                Map.of("SIMPUL_PORT_BASE", String.valueOf(hub.ports().base())));

        assertThat(second.awaitExit()).isEqualTo(2);
        assertThat(second.output())
                .startsWith("simpul: port " + hub.ports().gateway() + " is in use")
                .contains("SIMPUL_PORT_BASE")
                .hasLineCount(1);
        assertThat(second.children()).isEmpty();
    }

    @Test
    void theDatabaseIsDurableAndAsksForAPassword() {
        Sql sql = new Sql(hub.servers().database());

        assertThat(sql.value("SHOW fsync")).isEqualTo("on");
        assertThat(sql.value("SHOW synchronous_commit")).isEqualTo("on");
        assertThat(sql.value("SHOW listen_addresses")).isEqualTo("127.0.0.1");
        assertThat(sql.value("SELECT rolsuper FROM pg_roles WHERE rolname = current_user"))
                .isEqualTo("f");
        assertThat(sql.refuses("wrong")).isTrue();
    }

    @Test
    void aServerThatEndsByItselfIsStartedAgain() {
        for (ProcessHandle each : hub.children()) {
            each.destroyForcibly();
        }

        await("both servers run again")
                .atMost(Duration.ofMinutes(2))
                .until(() -> hub.output().contains("PostgreSQL runs again")
                        && hub.output().contains("Kafka runs again"));
        assertThat(new Sql(hub.servers().database()).value("SELECT 1")).isEqualTo("1");
    }

    @Test
    void whatWasThereBeforeAKillIsThereAfterTheNextStart() throws Exception {
        String name = "kept_" + UUID.randomUUID().toString().substring(0, 8);
        new Sql(hub.servers().database()).execute("CREATE TABLE " + name + " AS SELECT 42 AS answer");
        try (Admin admin = admin()) {
            admin.createTopics(List.of(new NewTopic(name, 1, (short) 1))).all().get();
        }
        List<ProcessHandle> servers = hub.children();

        hub.killHard();
        assertThat(hub.children()).as("servers outlive a killed hub").isNotEmpty();
        hub = hub.startAgain().awaitReady();

        assertThat(servers).as("the old servers").noneMatch(ProcessHandle::isAlive);
        assertThat(new Sql(hub.servers().database()).value("SELECT answer FROM " + name))
                .isEqualTo("42");
        try (Admin admin = admin()) {
            assertThat(admin.listTopics().names().get()).contains(name);
        }
    }

    private Admin admin() {
        return new KafkaClients(hub.servers().kafka()).admin();
    }

    @Test
    void controlCStopsEverythingInOrder() {
        hub.interrupt();

        assertThat(hub.awaitExit()).isEqualTo(130);
        assertThat(hub.output().substring(hub.output().indexOf("menghentikan")))
                .containsSubsequence("hub berhenti", "Kafka berhenti", "PostgreSQL berhenti");
        assertThat(hub.children()).isEmpty();
        hub = null;
    }
}
