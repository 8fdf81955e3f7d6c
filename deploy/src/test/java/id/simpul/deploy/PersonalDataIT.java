package id.simpul.deploy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import id.simpul.hub.log.KafkaClients;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;

/**
 * Calls that carry a NIK and secrets in every place where a caller can put them, and then a search through everything that
 * the hub wrote: nothing of them is there.
 */
class PersonalDataIT {
    private static final Duration PATIENCE = Duration.ofMinutes(1);
    private static final String PERSON = "9971014605920000";
    /** Stands as an example in the registry's files, and in the start screen's curl, which only the terminal shows. */
    private static final String EXAMPLE = "9971010101900000";
    /** The sandbox answers these with 500, silence, garbage, a reset and 404. */
    private static final List<String> TROUBLE =
            List.of("9971990201900000", "9971990301900000", "9971990401900000", "9971990501900000", "9971990601900000");

    private static final String TRACE = "0af7651916cd43dd8448eb211c80319c";
    private static final String SPAN = "b7ad6b7169203331";
    private static final String CITIZEN = "Warga Rekaan Sembilan";
    private static final String PHONE = "081200009876";

    private static final List<String> CLIENTS = List.of("dtks", "puskesmas", "konsol");

    private final List<String> problems = new ArrayList<>();
    private final List<String> tokens = new ArrayList<>();

    private static List<String> secrets() {
        return CLIENTS.stream()
                .flatMap(each -> Stream.of(each + "-demo", basic(each)))
                .toList();
    }

    private static String basic(String client) {
        return Base64.getEncoder()
                .encodeToString((client + ":" + client + "-demo").getBytes(StandardCharsets.US_ASCII));
    }

    private List<String> forbidden() {
        List<String> all = new ArrayList<>(TROUBLE);
        all.add(PERSON);
        all.add(EXAMPLE);
        all.add(CITIZEN);
        all.add(PHONE);
        all.addAll(secrets());
        // the signature of a token is what makes it a secret
        tokens.forEach(each -> all.add(each.substring(each.lastIndexOf('.') + 1)));
        return all;
    }

    @Test
    void nothingThatTheHubWritesHoldsANikOrASecret() throws Exception {
        Collector collector = new Collector();
        HubProcess hub = HubProcess.start(Map.of(
                        "SIMPUL_SAMPLE_HEARTBEAT", "false",
                        "SIMPUL_ACCESS_LOG", "all",
                        "SIMPUL_OTLP_ENDPOINT", collector.endpoint()))
                .awaitReady();
        try (collector;
                hub) {
            HubClient client = new HubClient(hub.ports());
            callInEveryWay(client);
            applyAsACitizen(new CitizenForm(hub.ports()));
            awaitRecords(client);
            assertClean("problem bodies", String.join("\n", problems));
            assertClean("metrics", prometheus(hub));
            assertClean("tables", tables(new Sql(hub.servers().database())));
            assertClean("topics", topics(new KafkaClients(hub.servers().kafka())));
            hub.interrupt();
            hub.awaitExit();
            assertClean("terminal", hub.output().replaceFirst("(?m)^curl .*$", ""));
            assertFilesClean(hub.home());
            assertSeen(collector, Files.readString(hub.home().resolve("logs/access.log")));
        }
    }

    /** The call with a trace of its caller's is found again in what was exported and logged, by codes and template. */
    private void assertSeen(Collector collector, String log) {
        String spans = collector.received("/v1/traces");
        assertThat(spans)
                .contains(bytes(TRACE), bytes(SPAN), "GET /api/dukcapil/penduduk/{nik}", "simpul.consumer", "dtks");
        assertThat(collector.received("/v1/metrics")).contains("simpul_calls", "simpul_ledger_records_appended");
        assertClean("spans", spans);
        assertClean("metrics for the collector", collector.received("/v1/metrics"));
        assertThat(log.lines().filter(each -> each.contains(TRACE)))
                .singleElement()
                .asString()
                .contains(
                        "\"consumer\":\"dtks\",\"application\":\"dukcapil\",\"service\":\"penduduk\"",
                        "\"method\":\"GET\",\"path\":\"/{nik}\",\"status\":200,\"outcome\":\"2xx\"");
        assertThat(log)
                .contains("\"outcome\":\"operasi-tidak-ada\"", "\"outcome\":\"batas-waktu\"", "\"outcome\":\"5xx\"");
    }

    private static String bytes(String hex) {
        return new String(HexFormat.of().parseHex(hex), StandardCharsets.ISO_8859_1);
    }

    private void callInEveryWay(HubClient client) {
        for (String each : CLIENTS) {
            tokens.add(client.token(each));
        }
        assertThat(client.call("dtks", "GET", "/api/dukcapil/penduduk/" + PERSON)
                        .body())
                .contains(PERSON);
        assertThat(client.call(
                                "dtks",
                                "GET",
                                "/api/dukcapil/penduduk/" + EXAMPLE,
                                "traceparent",
                                "00-" + TRACE + "-" + SPAN + "-01")
                        .statusCode())
                .isEqualTo(200);
        for (String each : TROUBLE) {
            problem(client.call("dtks", "GET", "/api/dukcapil/penduduk/" + each));
        }
        for (String each : List.of(
                "/api/dukcapil/penduduk/" + PERSON + "/entah",
                "/api/dukcapil/penduduk?nik=" + PERSON,
                "/api/dukcapil/" + PERSON,
                "/api/" + PERSON + "/penduduk/x",
                "/" + PERSON,
                "/api/dukcapil/penduduk/../" + PERSON,
                "/api/dukcapil/penduduk/%00" + PERSON,
                "/api/akta/kelahiran/" + PERSON)) {
            problem(client.call("dtks", "GET", each));
        }
        problem(client.call("dtks", "DELETE", "/api/dukcapil/penduduk/" + PERSON));
        problem(client.call("puskesmas", "GET", "/api/dukcapil/penduduk/" + PERSON + "/keluarga", "X-Nik", PERSON));
        problem(client.call(
                "dtks",
                "POST",
                "/api/dukcapil/penduduk/" + PERSON,
                HttpRequest.BodyPublishers.ofString("{\"nik\":\"" + PERSON + "\"}"),
                "Content-Type",
                "application/json",
                "Idempotency-Key",
                PERSON));
        assertThat(announce(client, "uji").statusCode()).isEqualTo(202);
        problem(announce(client, PERSON));
        problem(client.askToken(PERSON, "dtks-demo"));
        problem(client.askToken("dtks", PERSON));
        problem(client.admin("GET", "/calls/" + PERSON, ""));
        problem(client.admin("GET", "/calls?consumer=" + PERSON, ""));
    }

    private static HttpResponse<String> announce(HubClient client, String subject) {
        String event = """
                {"specversion":"1.0","id":"%1$s","source":"/dukcapil","type":"penduduk.meninggal","subject":"%1$s",
                 "data":{"nik":"%2$s","nama":"Seseorang"}}""".formatted(subject, PERSON);
        return client.call(
                "dukcapil",
                "POST",
                "/events",
                HttpRequest.BodyPublishers.ofString(event),
                "Content-Type",
                "application/cloudevents+json");
    }

    /** A request that reaches its agency, one that is looked for with wrong digits, and a NIK typed where none belongs. */
    private void applyAsACitizen(CitizenForm form) throws IOException, InterruptedException {
        String receipt = form.apply(PERSON, CITIZEN, PHONE);
        Matcher nomor = Pattern.compile("KTP-\\d{4}-\\d{6}-\\d").matcher(receipt);
        assertThat(nomor.find()).isTrue();
        problems.add(receipt);
        problem(form.post("/lacak", "nomor=" + nomor.group() + "&telepon=0000"));
        problem(form.post("/lacak", "nomor=" + nomor.group() + "&telepon=9876"));
        form.get("/layanan?cari=" + PERSON);
        form.get("/layanan/" + PERSON);
        form.post("/layanan/ktphilang/ajukan/" + PERSON, "nik=" + PERSON);
        await("the agency has it")
                .atMost(PATIENCE)
                .until(() -> form.post("/lacak", "nomor=" + nomor.group() + "&telepon=9876")
                        .body()
                        .contains("Dinas sedang memproses"));
    }

    private void problem(HttpResponse<String> answer) {
        problems.add(answer.headers().map() + "\n" + answer.body());
    }

    private void awaitRecords(HubClient client) {
        String callId = client.call("dtks", "GET", "/api/dukcapil/penduduk/" + PERSON)
                .headers()
                .firstValue("x-request-id")
                .orElseThrow();
        await().atMost(PATIENCE).until(() -> client.records(callId).size() == 2);
        assertThat(client.records(callId).path(0).toString()).contains("/{nik}", "subject");
    }

    private static String prometheus(HubProcess hub) throws IOException, InterruptedException {
        URI address = URI.create("http://127.0.0.1:" + hub.ports().management() + "/actuator/prometheus");
        try (HttpClient http = HttpClient.newHttpClient()) {
            return http.send(HttpRequest.newBuilder(address).build(), HttpResponse.BodyHandlers.ofString())
                    .body();
        }
    }

    /** Every row of every table, as PostgreSQL itself writes it: files may hold it compressed. */
    private static String tables(Sql sql) {
        String names = sql.value("select string_agg(format('%I.%I', schemaname, tablename), ',') from pg_tables"
                + " where schemaname not in ('pg_catalog', 'information_schema')");
        assertThat(names).contains("ledger.record", "registry.", "keys.key");
        return Stream.of(names.split(","))
                .map(each -> each + "\n" + sql.value("select string_agg(t::text, E'\\n') from " + each + " t"))
                .collect(Collectors.joining("\n"));
    }

    /** Every record of every topic: files hold them compressed. */
    private static String topics(KafkaClients clients) throws Exception {
        try (Admin admin = clients.admin();
                Consumer<byte[], byte[]> consumer = clients.consumer("search", Map.of())) {
            List<TopicPartition> partitions =
                    admin.describeTopics(admin.listTopics().names().get()).allTopicNames().get().values().stream()
                            .flatMap(topic -> topic.partitions().stream()
                                    .map(each -> new TopicPartition(topic.name(), each.partition())))
                            .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            return read(consumer, consumer.endOffsets(partitions));
        }
    }

    private static String read(Consumer<byte[], byte[]> consumer, Map<TopicPartition, Long> ends) {
        StringBuilder text = new StringBuilder();
        await().atMost(PATIENCE).until(() -> {
            consumer.poll(Duration.ofMillis(200))
                    .forEach(each -> text.append(new String(each.key(), StandardCharsets.ISO_8859_1))
                            .append(new String(each.value(), StandardCharsets.ISO_8859_1))
                            .append('\n'));
            return ends.entrySet().stream().allMatch(end -> consumer.position(end.getKey()) >= end.getValue());
        });
        assertThat(text.toString()).contains("\"consumer\":\"dtks\"");
        return text.toString();
    }

    private void assertClean(String place, String text) {
        for (String each : forbidden()) {
            assertThat(text.indexOf(each))
                    .as("%s: place of %s in …%s…", place, each, around(text, each))
                    .isNegative();
        }
    }

    private static String around(String text, String found) {
        int at = text.indexOf(found);
        return at < 0 ? "" : text.substring(Math.max(0, at - 200), Math.min(text.length(), at + 200));
    }

    private void assertFilesClean(Path home) throws IOException {
        List<Path> files;
        try (Stream<Path> walk = Files.walk(home)) {
            files = walk.filter(Files::isRegularFile)
                    .filter(each -> !each.toString().contains("/postgres/programs"))
                    .toList();
        }
        assertThat(files.toString()).contains("/logs/hub.log", "/kafka/", "/postgres/", "/keys/ring.json");
        for (Path each : files) {
            assertClean(each.toString(), new String(Files.readAllBytes(each), StandardCharsets.ISO_8859_1));
        }
    }
}
