package id.simpul.deploy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import id.simpul.gateway.runtime.DatabaseAccess;
import id.simpul.hub.log.KafkaClients;
import id.simpul.hub.log.Topics;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The embedded servers are replaced by settings alone, and the hub starts and serves while they are away. */
class ExternalServersIT {
    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final String NIK = "9971014101900000";
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
            assertAnyConsumerReadsWhatIsOpen(hub);

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

    /** A consumer that knows nothing of Simpul sees every envelope, and the data of what is nobody's secret. */
    private static void assertAnyConsumerReadsWhatIsOpen(HubProcess hub) {
        publish(hub, "siaga", "banjir-1", "bencana.dilaporkan", "TELADAN", "{\"kecamatan\":\"Teladan\"}");
        publish(hub, "dukcapil", "akta-1", "penduduk.meninggal", "AKTA-1", "{\"nik\":\"" + NIK + "\"}");

        Map<String, ConsumerRecord<String, String>> read = new HashMap<>();
        try (Consumer<String, String> reader = new KafkaConsumer<>(
                hub.servers().kafka().client(), new StringDeserializer(), new StringDeserializer())) {
            List<TopicPartition> all = reader.partitionsFor(Topics.EVENTS).stream()
                    .map(each -> new TopicPartition(each.topic(), each.partition()))
                    .toList();
            reader.assign(all);
            reader.seekToBeginning(all);
            await().atMost(PATIENCE).until(() -> {
                reader.poll(Duration.ofMillis(100)).forEach(each -> read.put(header(each, "ce_id"), each));
                return read.keySet().containsAll(List.of("banjir-1", "akta-1"));
            });
        }

        ConsumerRecord<String, String> open = Objects.requireNonNull(read.get("banjir-1"));
        assertThat(open.value()).isEqualTo("{\"kecamatan\":\"Teladan\"}");
        assertThat(open.key()).isEqualTo("/uji TELADAN");
        assertThat(header(open, "ce_type")).isEqualTo("bencana.dilaporkan");
        assertThat(header(open, "content-type")).isEqualTo("application/json");
        ConsumerRecord<String, String> personal = Objects.requireNonNull(read.get("akta-1"));
        assertThat(header(personal, "ce_specversion")).isEqualTo("1.0");
        assertThat(header(personal, "ce_source")).isEqualTo("/uji");
        assertThat(header(personal, "ce_type")).isEqualTo("penduduk.meninggal");
        assertThat(header(personal, "ce_subject")).isEqualTo("AKTA-1");
        assertThat(personal.value()).isNotEmpty().doesNotContain(NIK, "nik");
        assertThat(read.values())
                .allSatisfy(each -> assertThat(String.valueOf(each)).doesNotContain(NIK));
    }

    private static void publish(HubProcess hub, String publisher, String id, String type, String subject, String data) {
        HttpResponse<String> accepted = new HubClient(hub.ports())
                .call(
                        publisher,
                        "POST",
                        "/events",
                        BodyPublishers.ofString("""
                                {"specversion":"1.0","id":"%s","source":"/uji","type":"%s","subject":"%s",\
                                "datacontenttype":"application/json","data":%s}""".formatted(id, type, subject, data)),
                        "Content-Type",
                        "application/cloudevents+json");
        assertThat(accepted.statusCode()).as(accepted.body()).isEqualTo(202);
    }

    private static String header(ConsumerRecord<String, String> read, String name) {
        Header header = read.headers().lastHeader(name);
        return header == null ? "" : new String(header.value(), StandardCharsets.UTF_8);
    }
}
