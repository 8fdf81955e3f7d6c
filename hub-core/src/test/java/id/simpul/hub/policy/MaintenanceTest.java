package id.simpul.hub.policy;

import static org.assertj.core.api.Assertions.assertThat;

import id.simpul.hub.message.Fault;
import id.simpul.hub.message.FaultCode;
import id.simpul.hub.registry.Agency;
import id.simpul.hub.registry.Application;
import id.simpul.hub.registry.City;
import id.simpul.hub.registry.MaintenanceWindow;
import id.simpul.hub.registry.Registry;
import id.simpul.hub.registry.Resilience;
import id.simpul.hub.registry.RouteTable;
import id.simpul.hub.registry.TargetCheck;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MaintenanceTest {
    private static final ZoneId JAKARTA = ZoneId.of("Asia/Jakarta");

    private static @Nullable Fault at(String moment, MaintenanceWindow... windows) {
        Instant now = LocalDateTime.parse(moment).atZone(JAKARTA).toInstant();
        Maintenance maintenance = new Maintenance(Clock.fixed(now, JAKARTA));
        Application.Connection connection = new Application.Connection(
                "utama", "http", Resilience.DEFAULT, Map.of(), Map.of(), TargetCheck.NONE, List.of(windows));
        Application application =
                new Application("uji", "dinas", "Uji", List.of(connection), List.of(), List.of(), List.of());
        Agency agency = new Agency("dinas", "Dinas", "GOV", new Agency.Contact("Meja", "a@b.example", "0800-000-000"));
        City city = new City("Kota", "99.71", JAKARTA, true);
        maintenance.accept(new RouteTable(new Registry(1, city, List.of(agency), List.of(application), List.of())));
        assertThat(maintenance.check("uji", "lain")).isNull();
        return maintenance.check("uji", "utama");
    }

    private static final MaintenanceWindow NIGHT = new MaintenanceWindow(
            LocalDateTime.parse("2026-12-05T22:00"), LocalDateTime.parse("2026-12-06T02:00"), "Pindah ruang server");

    @ParameterizedTest
    @CsvSource({
        "2026-12-05T21:59:59, false",
        "2026-12-05T22:00, true",
        "2026-12-06T01:59:59, true",
        "2026-12-06T02:00, false"
    })
    void aPlannedWindowRefusesFromItsFirstToBeforeItsLastMomentInTheCitysZone(String moment, boolean refused) {
        assertThat(at(moment, NIGHT) != null).isEqualTo(refused);
    }

    @Test
    void itSaysWhyAndWhenToComeBack() {
        MaintenanceWindow day = new MaintenanceWindow(
                LocalDateTime.parse("2026-12-04T08:00"), LocalDateTime.parse("2026-12-04T09:00"), "Uji coba");

        Fault fault = Objects.requireNonNull(at("2026-12-06T01:30", NIGHT, day));

        assertThat(fault.code()).isEqualTo(FaultCode.PEMELIHARAAN);
        assertThat(fault.retryAfter()).isEqualTo(Duration.ofMinutes(30));
        assertThat(fault.detail()).contains("Pindah ruang server");
    }
}
