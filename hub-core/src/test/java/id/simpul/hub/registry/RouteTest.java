package id.simpul.hub.registry;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import id.simpul.hub.registry.Service.Operation;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RouteTest {
    private final Service service = new Service(
            "warga",
            "Warga",
            "Residents",
            DataClass.PRIBADI,
            "utama",
            Duration.ofSeconds(3),
            List.of(
                    operation("baca", "/{nik}"),
                    operation("cari", "/cari"),
                    operation("satu", "/{nik}/{bagian}"),
                    operation("keluarga", "/{nik}/keluarga")));

    private static Operation operation(String code, String path) {
        return new Operation(code, "GET", PathTemplate.parse(path), SubjectSource.NONE, Map.of(), Map.of());
    }

    @ParameterizedTest
    @CsvSource({
        "/9971010101900000, baca",
        "/cari, cari",
        "/car%69, cari",
        "/cari/keluarga, keluarga",
        "/cari/akta, satu",
    })
    void theOperationThatSaysMostAnswers(String tail, String operation) {
        assertThat(requireNonNull(route(Map.of()).match("GET", tail))
                        .operation()
                        .code())
                .isEqualTo(operation);
    }

    @ParameterizedTest(name = "{0} on {1}: {2}")
    @CsvSource({
        "baca, 2026-06-01, khusus",
        "cari, 2026-06-01, umum",
        "baca, 2027-06-01, umum",
        "cari, 2027-06-01, umum",
        "satu, 2025-06-01, umum",
    })
    void theMostSpecificAgreementThatHoldsAnswers(String operation, LocalDate day, String id) {
        Route route = route(Map.of(
                "simpeg",
                List.of(
                        agreement("umum", List.of(), "2026-01-01", "2030-12-31"),
                        agreement("khusus", List.of("baca"), "2026-01-01", "2026-12-31"))));

        assertThat(requireNonNull(route.agreement("simpeg", operation, day)).id())
                .isEqualTo(id);
        assertThat(route.agreement("parkir", operation, day)).isNull();
    }

    private static Agreement agreement(String id, List<String> operations, String from, String until) {
        return new Agreement(
                id,
                "simpeg",
                "buku",
                "warga",
                operations,
                List.of(),
                "",
                "",
                LocalDate.parse(from),
                LocalDate.parse(until),
                1,
                "pic");
    }

    private Route route(Map<String, List<Agreement>> agreements) {
        Application.Connection connection = new Application.Connection("utama", "http", Resilience.DEFAULT, Map.of());
        Application application =
                new Application("buku", "dinas", "Buku", List.of(connection), List.of(service), List.of(), List.of());
        Agency agency = new Agency("dinas", "Dinas", "GOV", new Agency.Contact("-", "-", "-"));
        return new Route(agency, application, connection, service, agreements);
    }

    @ParameterizedTest
    @CsvSource({"${sandbox.http}/buku, true", "https://buku.contoh.example, false", "${sandbox.http}@https://x, false"})
    void anAgreementForTryingOutReachesSandboxesOnly(String address, boolean reaches) {
        Application.Connection connection =
                new Application.Connection("utama", "http", Resilience.DEFAULT, Map.of("baseUrl", address));
        Application application =
                new Application("buku", "dinas", "Buku", List.of(connection), List.of(service), List.of(), List.of());
        Agency agency = new Agency("dinas", "Dinas", "GOV", new Agency.Contact("-", "-", "-"));
        List<Agreement> agreements = List.of(
                agreement("uji-simpeg", List.of("baca"), "2026-01-01", "2030-12-31"),
                agreement("simpeg-buku", List.of("cari"), "2026-01-01", "2030-12-31"));

        RouteTable table =
                new RouteTable(new Registry(1, City.NONE, List.of(agency), List.of(application), agreements));

        assertThat(requireNonNull(table.route("buku", "warga")).everyAgreement().map(Agreement::id))
                .hasSize(reaches ? 2 : 1)
                .contains("simpeg-buku");
    }
}
