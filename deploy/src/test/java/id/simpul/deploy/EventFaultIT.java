package id.simpul.deploy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import id.simpul.hub.log.KafkaClients;
import id.simpul.hub.log.Topics;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** Promise 1 under faults: every accepted event reaches its subscriber, under one id, and the events of a key in order. */
class EventFaultIT {
    private static final Duration PATIENCE = Duration.ofMinutes(3);
    private static final int KILLS = 5;
    private static final int STEP = 60;
    private static final String SUBSCRIPTION = "{code: semua,";
    private static final String LANES = "simpul.lanes";

    private final Map<String, String> settings = new HashMap<>(Map.of("SIMPUL_SAMPLE_HEARTBEAT", "false"));
    private volatile HubProcess hub;
    private volatile HubProcess second;

    private void start(Sink sink, Path folder) throws IOException {
        start(sink, folder, SUBSCRIPTION);
    }

    /** @param subscription how the subscription to all events begins */
    private void start(Sink sink, Path folder, String subscription) throws IOException {
        hub = HubProcess.start(settings).awaitReady();
        String text = EventIT.city(sink.port()).replace(SUBSCRIPTION, subscription);
        assertThat(text).contains(subscription);
        Path city = Files.writeString(folder.resolve("dinasuji.yaml"), text);
        assertThat(hub.command("apply", city.toString()).exitCode()).isZero();
    }

    /** Of either node, where there are two. */
    private HubClient client() {
        HubProcess other = second;
        return new HubClient((other == null || ThreadLocalRandom.current().nextBoolean() ? hub : other).ports());
    }

    private static void awaitMore(Publications publications, int step) {
        int before = publications.accepted().size();
        await("accepted events")
                .atMost(PATIENCE)
                .until(() -> publications.accepted().size() >= before + step);
    }

    @Test
    void killedFiveTimesNothingIsLost(@TempDir Path folder) throws Exception {
        long seed = System.nanoTime();
        System.out.println("seed of the kills: " + seed);
        Random random = new Random(seed);
        try (Sink sink = new Sink()) {
            start(sink, folder);
            Publications publications = new Publications(this::client);
            try (publications) {
                for (int kill = 0; kill < KILLS; kill++) {
                    awaitMore(publications, STEP + random.nextInt(STEP));
                    hub.killHard();
                    hub = hub.startAgain().awaitReady();
                }
                awaitMore(publications, STEP);
            }
            requireKept(sink, publications.accepted());
        } finally {
            hub.close();
        }
    }

    /** The hub starts it again by itself, after an orderly end and after one in the middle of everything. */
    @Test
    void theDatabaseGoesAndComesBack(@TempDir Path folder) throws Exception {
        try (Sink sink = new Sink()) {
            start(sink, folder);
            Publications publications = new Publications(this::client);
            try (publications) {
                awaitMore(publications, STEP);
                endPostgres("INT");
                awaitMore(publications, STEP);
                endPostgres("QUIT");
                awaitMore(publications, STEP);
            }
            requireKept(sink, publications.accepted());
        } finally {
            hub.close();
        }
    }

    /** @param signal INT lets it tidy up ("fast"), QUIT does not ("immediate") */
    private void endPostgres(String signal) {
        ProcessHandle postgres = await("PostgreSQL runs")
                .atMost(PATIENCE)
                .until(this::postgres, Optional::isPresent)
                .orElseThrow();
        assertThat(Shell.run("kill", "-" + signal, String.valueOf(postgres.pid()))
                        .exitCode())
                .isZero();
        postgres.onExit().join();
    }

    private Optional<ProcessHandle> postgres() throws IOException {
        Path pidFile = hub.home().resolve("postgres/data/postmaster.pid");
        if (!Files.exists(pidFile)) {
            return Optional.empty();
        }
        try (Stream<String> lines = Files.lines(pidFile)) {
            return lines.findFirst()
                    .map(Long::valueOf)
                    .flatMap(ProcessHandle::of)
                    .filter(ProcessHandle::isAlive);
        } catch (NoSuchFileException gone) {
            return Optional.empty();
        }
    }

    /** Order strict: its keys wait, wherever their lanes are. */
    @Test
    void theBrokerGoesThenBothAndThenASecondNodeIsKilled(@TempDir Path folder) throws Exception {
        try (Sink sink = new Sink();
                ExternalServers servers = new ExternalServers(folder)) {
            settings.putAll(servers.settings());
            settings.put("SIMPUL_KEK", Base64.getEncoder().encodeToString(new byte[32]));
            start(sink, folder, "{code: semua, order: strict,");
            Publications publications = new Publications(this::client);
            try (publications) {
                awaitMore(publications, STEP);
                servers.stopBroker();
                servers.startBroker();
                awaitMore(publications, STEP);
                servers.stop();
                publications.answers().clear();
                try {
                    await("an answer that nothing is kept")
                            .atMost(PATIENCE)
                            .until(() -> publications.answers().contains(503));
                } finally {
                    servers.startAgain(); // else the publications would not end either
                }
                awaitMore(publications, STEP);
                aSecondNodeIsKilled(publications);
            }
            requireKept(sink, publications.accepted());
            await("one node has all lanes").atMost(PATIENCE).until(() -> sharing() == 1);
        } finally {
            hub.close();
        }
    }

    private void aSecondNodeIsKilled(Publications publications) {
        try (HubProcess node = HubProcess.start(settings).awaitReady()) {
            second = node;
            await("both nodes deliver").atMost(PATIENCE).until(() -> sharing() == 2);
            awaitMore(publications, STEP);
            node.killHard();
            awaitMore(publications, STEP);
        } finally {
            second = null;
        }
    }

    /** How many nodes deliver a part of the subscription's lanes. */
    private long sharing() throws Exception {
        try (Admin admin = new KafkaClients(hub.servers().kafka()).admin()) {
            return admin.describeConsumerGroups(List.of(LANES)).describedGroups().get(LANES).get().members().stream()
                    .filter(each -> each.assignment().topicPartitions().stream()
                            .anyMatch(lane -> lane.topic().equals(Topics.lane("dengar", "semua"))))
                    .count();
        }
    }

    private void requireKept(Sink sink, Set<String> accepted) {
        assertThat(accepted).hasSizeGreaterThan(STEP);
        Set<String> kept = new HashSet<>();
        await("every accepted event").atMost(PATIENCE).until(() -> {
            kept.clear();
            sink.kept().forEach(each -> kept.add(number(each)));
            return kept.containsAll(accepted);
        });
        requireOneId(sink);
        requireOrder(sink);
        requireBalance(accepted.size());
    }

    private static String number(Sink.Taken taken) {
        return HubClient.JSON.readTree(taken.body()).path("id").asString();
    }

    private static void requireOneId(Sink sink) {
        Map<String, Set<String>> ids = new HashMap<>();
        sink.taken()
                .forEach(each ->
                        ids.computeIfAbsent(number(each), _ -> new HashSet<>()).add(each.header("webhook-id")));
        assertThat(ids).allSatisfy((_, of) -> assertThat(of).hasSize(1));
    }

    /** The first time that each event of a key came; a later repetition after a kill is allowed, under its id. */
    private static void requireOrder(Sink sink) {
        Map<String, List<Integer>> firsts = new HashMap<>();
        Set<String> seen = new HashSet<>();
        for (Sink.Taken each : sink.kept()) {
            String number = number(each);
            if (seen.add(number)) {
                int slash = number.indexOf('/');
                firsts.computeIfAbsent(number.substring(0, slash), _ -> new ArrayList<>())
                        .add(Integer.valueOf(number.substring(slash + 1)));
            }
        }
        assertThat(firsts).allSatisfy((_, numbers) -> assertThat(numbers).isSorted());
    }

    private void requireBalance(int least) {
        await("the balance").atMost(PATIENCE).until(() -> {
            JsonNode balance = balance();
            return balance.path("waiting").asLong() == 0
                    && balance.path("delivered").asLong()
                            == balance.path("accepted").asLong();
        });
        assertThat(balance().path("accepted").asLong()).isGreaterThanOrEqualTo(least);
    }

    private JsonNode balance() {
        for (JsonNode each :
                HubClient.JSON.readTree(client().admin("GET", "/balance", "").body())) {
            if (each.path("subscription").asString().equals("semua")) {
                return each;
            }
        }
        throw new AssertionError("no balance of dengar/semua");
    }
}
