package id.simpul.hub.health;

import id.simpul.hub.message.FaultCode;
import id.simpul.hub.policy.Maintenance;
import id.simpul.hub.registry.Agency;
import id.simpul.hub.registry.Agreement;
import id.simpul.hub.registry.Application;
import id.simpul.hub.registry.City;
import id.simpul.hub.registry.DataClass;
import id.simpul.hub.registry.Registry;
import id.simpul.hub.registry.Resilience;
import id.simpul.hub.registry.RouteTable;
import id.simpul.hub.registry.Service;
import io.github.resilience4j.circuitbreaker.CircuitBreakerRegistry;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A board over one application, dukcapil, with one connection and a clock of its own. */
final class Board {
    private static final Agency AGENCY =
            new Agency("disdukcapil", "Disdukcapil", "GOV", new Agency.Contact("R. Sari", "a@b.example", "+62 1"));

    Instant now = Instant.parse("2026-11-21T02:00:00Z");

    final Clock clock = new Clock() {
        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }

        @Override
        public Instant instant() {
            return now;
        }
    };
    final Observations observations = new Observations(clock);
    final Maintenance maintenance = new Maintenance(clock);
    final CircuitBreakerRegistry breakers = CircuitBreakerRegistry.ofDefaults();
    final HealthBoard board = new HealthBoard(observations, new Assessment(breakers, maintenance), clock);

    Board() {
        observations.accept(table(Duration.ofSeconds(2)));
    }

    /** Without a history: what was never called is new. */
    static Board fresh() {
        Board fresh = new Board();
        fresh.board.restore(Map.of());
        return fresh;
    }

    static RouteTable table(Duration deadline) {
        Application.Connection connection = new Application.Connection("utama", "http", Resilience.DEFAULT, Map.of());
        Service service =
                new Service("penduduk", "Penduduk", "Residents", DataClass.PRIBADI, "utama", deadline, List.of());
        Application dukcapil = new Application(
                "dukcapil", "disdukcapil", "Dukcapil", List.of(connection), List.of(service), List.of(), List.of());
        return new RouteTable(new Registry(
                1,
                new City("Kota Contoh", "99.71", ZoneId.of("Asia/Jakarta"), true),
                List.of(AGENCY),
                List.of(dukcapil),
                List.of(agreement("simpeg", 2099), agreement("lama", 2021))));
    }

    private static Agreement agreement(String consumer, int until) {
        return new Agreement(
                consumer + "-dukcapil-penduduk",
                consumer,
                "dukcapil",
                "penduduk",
                List.of(),
                List.of(),
                "Kepegawaian",
                "UU 27/2022 Pasal 20",
                LocalDate.of(2020, 1, 1),
                LocalDate.of(until, 1, 1),
                10,
                "pic-disdukcapil");
    }

    Board calls(int count, @Nullable FaultCode fault, int status) {
        RouteTable table = table(Duration.ofSeconds(2));
        for (int i = 0; i < count; i++) {
            observations.settled(Objects.requireNonNull(table.route("dukcapil", "penduduk")), fault, status, 20_000);
            now = now.plusSeconds(1);
        }
        return this;
    }

    Board pass(Duration time) {
        now = now.plus(time);
        return this;
    }

    ConnectionHealth look() {
        board.step();
        return board.connections().getFirst();
    }
}
