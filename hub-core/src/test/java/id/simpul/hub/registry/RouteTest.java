package id.simpul.hub.registry;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import id.simpul.hub.registry.Service.Operation;
import java.time.Duration;
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
        Application.Connection connection = new Application.Connection("utama", "http", Resilience.DEFAULT, Map.of());
        Application application =
                new Application("buku", "dinas", "Buku", List.of(connection), List.of(service), List.of(), List.of());
        Agency agency = new Agency("dinas", "Dinas", "GOV", new Agency.Contact("-", "-", "-"));

        Route route = new Route(agency, application, connection, service, Map.of());

        assertThat(requireNonNull(route.match("GET", tail)).operation().code()).isEqualTo(operation);
    }
}
