package id.simpul.gateway.dataplane;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import id.simpul.hub.connector.Connections;
import id.simpul.hub.observe.MetricNames;
import id.simpul.hub.policy.attempt.Replica;
import id.simpul.hub.policy.attempt.TargetState;
import id.simpul.hub.policy.attempt.Targets;
import io.micrometer.core.instrument.MeterRegistry;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two targets of one connection over real sockets, and what becomes of calls where one of them goes away. */
class FailoverTest {
    private static final int CALLERS = 8;
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    @TempDir
    private Path home;

    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private ScriptedTarget first;
    private ScriptedTarget second;
    private Gateway gateway;

    @BeforeEach
    void start() throws IOException {
        first = new ScriptedTarget();
        second = new ScriptedTarget();
        gateway = new Gateway(home, city(""), Map.of());
    }

    private String city(String check) {
        return TargetCity.of(
                "targets: [ { address: \"" + first.origin() + "\", weight: 2 }, { address: \"" + second.origin()
                        + "/\" } ]" + check,
                "",
                "10s");
    }

    @AfterEach
    void stop() throws IOException {
        gateway.close();
        first.close();
        second.close();
        http.close();
    }

    private Replica replica(ScriptedTarget target) {
        return Objects.requireNonNull(gateway.bean(Targets.class).find("uji/utama")).all().stream()
                .filter(each -> each.address().equals(URI.create(target.origin())))
                .findFirst()
                .orElseThrow();
    }

    private TargetState state(ScriptedTarget target) {
        return replica(target).state(Instant.now());
    }

    @Test
    void aTargetKilledUnderLoadCostsNoIdempotentCall() throws IOException, InterruptedException {
        AtomicBoolean over = new AtomicBoolean();
        Queue<Integer> statuses = new ConcurrentLinkedQueue<>();
        List<Thread> callers = new ArrayList<>();
        for (int i = 0; i < CALLERS; i++) {
            callers.add(Thread.ofVirtual().start(() -> {
                while (!over.get()) {
                    statuses.add(gateway.get(http).join().statusCode());
                }
            }));
        }
        await().atMost(PATIENCE).until(() -> first.asked() > 100 && second.asked() > 20);

        first.close();
        int before = second.asked();
        await().atMost(PATIENCE).until(() -> second.asked() > before + 300);
        over.set(true);
        for (Thread each : callers) {
            each.join();
        }

        assertThat(statuses).isNotEmpty().containsOnly(200);
        assertThat(state(first)).isNotEqualTo(TargetState.USED);
        assertThat(replica(first).why()).isNotEmpty();
    }

    @Test
    void aCheckLeavesATargetOutAndBringsItBack() throws IOException {
        gateway.apply(city(", check: { path: /sehat, every: 100ms, failures: 2, successes: 2 }"));
        Clock clock = Clock.systemUTC();
        HubOutbound outbound = new HubOutbound(clock, gateway.bean(Targets.class), new PushNetworks("", false));
        ActiveChecks checks =
                new ActiveChecks(gateway.bean(Targets.class), gateway.bean(Connections.class), outbound, clock);
        checks.start();
        try {
            await().atMost(PATIENCE).until(() -> first.checked() > 1 && second.checked() > 1);
            assertThat(up(first)).isEqualTo(1);

            first.health("503");
            await().atMost(PATIENCE).until(() -> state(first) == TargetState.DOWN);
            assertThat(replica(first).why()).isEqualTo("status 503");
            assertThat(up(first)).isZero();
            int before = first.asked();
            for (int i = 0; i < 20; i++) {
                assertThat(gateway.get(http).join().body()).isEqualTo("dari " + second.port());
            }
            assertThat(first.asked()).isEqualTo(before);

            second.health("reset");
            await().atMost(PATIENCE).until(() -> state(second) == TargetState.DOWN);
            assertThat(gateway.get(http).join().statusCode())
                    .as("all are out: as if nothing was known")
                    .isEqualTo(200);

            first.health("200");
            await().atMost(PATIENCE).until(() -> state(first) == TargetState.USED);
            assertThat(gateway.get(http).join().body()).isEqualTo("dari " + first.port());
        } finally {
            checks.stop();
            outbound.close();
        }
    }

    private double up(ScriptedTarget target) {
        return gateway.bean(MeterRegistry.class)
                .get(MetricNames.TARGET_UP)
                .tags("application", "uji", "connection", "utama", "target", "127.0.0.1:" + target.port())
                .gauge()
                .value();
    }

    @Test
    void aTargetKeepsItsMemoryOverANewTableAndLosesItWithItsAddress() {
        first.always("503");
        await().atMost(PATIENCE).until(() -> {
            HttpResponse<String> answer = gateway.get(http).join();
            return answer.statusCode() == 200 && state(first) == TargetState.EJECTED;
        });

        gateway.apply(city(", check: { path: /sehat }"));
        assertThat(state(first)).isEqualTo(TargetState.EJECTED);
    }
}
