package id.simpul.gateway.console;

import id.simpul.hub.health.EmptyHistory;
import id.simpul.hub.health.HealthBoard;
import id.simpul.hub.health.Observations;
import id.simpul.hub.message.FaultCode;
import id.simpul.hub.policy.Maintenance;
import id.simpul.hub.policy.Pause;
import id.simpul.hub.registry.Route;
import id.simpul.hub.registry.RouteTable;
import io.github.resilience4j.circuitbreaker.CircuitBreakerRegistry;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/** Two hours of calls that leave connections in every state there is. */
final class SampleTraffic {
    private static final Duration SPAN = Duration.ofHours(2);
    private static final Duration STEP = Duration.ofSeconds(20);
    private static final int KINDS = 8;

    private final Observations observations;
    private final Maintenance maintenance;
    private final CircuitBreakerRegistry breakers;
    private final HealthBoard board;
    private final MovableClock clock;
    private final Random random = new Random(7);

    SampleTraffic(
            Observations observations,
            Maintenance maintenance,
            CircuitBreakerRegistry breakers,
            HealthBoard board,
            MovableClock clock) {
        this.observations = observations;
        this.maintenance = maintenance;
        this.breakers = breakers;
        this.board = board;
        this.clock = clock;
    }

    void run(RouteTable table) {
        Instant end = clock.instant();
        observations.accept(table);
        EmptyHistory.read(board);
        for (Instant at = end.minus(SPAN); !at.isAfter(end); at = at.plus(STEP)) {
            clock.set(at);
            Duration left = Duration.between(at, end);
            for (int i = 0; i < table.routes().size(); i++) {
                call(Objects.requireNonNull(table.route(SampleRegistry.code(i), "data")), i, left);
            }
            if (left.toSeconds() % 120 == 0) {
                board.step();
            }
        }
        maintenance.begin(
                SampleRegistry.code(4),
                "utama",
                new Pause(end.minusSeconds(900), end.plusSeconds(5400), "operator", "Pindah pusat data"));
        breakers.circuitBreaker(SampleRegistry.code(1) + "/utama").transitionToOpenState();
        breakers.circuitBreaker(SampleRegistry.code(6) + "/utama").transitionToOpenState();
        breakers.circuitBreaker(SampleRegistry.code(6) + "/utama").transitionToHalfOpenState();
        board.step();
    }

    private void call(Route route, int i, Duration left) {
        long minutes = left.toMinutes();
        switch (i < KINDS ? i : i % 23 + KINDS) {
            case 1 -> settle(route, minutes < 12 ? FaultCode.BATAS_WAKTU : null, minutes < 12 ? 2_000 : 80);
            case 2 -> settle(route, null, minutes < 26 && minutes % 2 == 0 ? 1_300 : 60);
            case 3 -> settle(route, null, minutes < 40 ? -1 : 40);
            case 4 -> settle(route, minutes < 20 ? FaultCode.TUJUAN_TIDAK_TERJANGKAU : null, 90);
            case 5 -> settle(route, null, -1);
            case 6 -> settle(route, left.toSeconds() < 41 ? FaultCode.TUJUAN_TIDAK_TERJANGKAU : null, 30);
            case 7 -> settle(route, minutes > 60 && minutes < 75 ? FaultCode.JAWABAN_TIDAK_SAH : null, 70);
            default -> settle(route, null, 20 + random.nextInt(120));
        }
    }

    private void settle(Route route, @Nullable FaultCode fault, long millis) {
        if (millis >= 0) {
            observations.settled(route, fault, fault == null ? 200 : 504, millis * 1000);
        }
    }
}
