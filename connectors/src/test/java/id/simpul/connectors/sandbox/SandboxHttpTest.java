package id.simpul.connectors.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import id.simpul.hub.connector.Latihan.Mode;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.json.JsonMapper;

class SandboxHttpTest {
    private static final String PENDUDUK = "/dukcapil/v1/penduduk/";
    private static final String NIK = "9971010101900000";
    private static final Duration PATIENCE = Duration.ofSeconds(1);

    private final SteppingClock clock = new SteppingClock();
    private final Applications applications = new Applications();
    private final Drills drills = new Drills(applications, clock);
    private final SandboxHttp sandbox = new SandboxHttp(applications, new Residents(), drills, TestReactions.none());
    private final HttpClient client = HttpClient.newHttpClient();

    @AfterEach
    void stop() {
        client.close();
        sandbox.close();
    }

    @Test
    void tellsTheSameOfTheSameResident() throws Exception {
        Map<String, Object> first = json(get(PENDUDUK + NIK));

        assertThat(first)
                .containsEntry("nik", NIK)
                .containsEntry("tanggalLahir", "1990-01-01")
                .containsEntry("jenisKelamin", "LAKI-LAKI")
                .containsKeys("nama", "alamat", "kelurahan", "kecamatan");
        assertThat(json(get(PENDUDUK + NIK))).isEqualTo(first);
        assertThat(json(get(PENDUDUK + "9971054101900000"))).containsEntry("jenisKelamin", "PEREMPUAN");
    }

    @Test
    void givesFilesAsTheyAreUnlessADrillBreaksTheApplication() throws Exception {
        HttpResponse<String> feed = get("/jdih/feed/document.json");

        assertThat(feed.headers().firstValue("content-type")).hasValue("application/json");
        assertThat(feed.body()).startsWith("[\n{\"idData\":\"70001\"").endsWith("}\n]\n");
        drills.rusak("jdih", Mode.ERROR, Duration.ofMinutes(1));
        assertThat(get("/jdih/feed/document.json").statusCode()).isEqualTo(500);
    }

    @Test
    void doesNotKnowStrangersAndOtherPaths() throws Exception {
        assertThat(get(PENDUDUK + "9971070101900000").statusCode()).isEqualTo(404);
        assertThat(get(PENDUDUK + "9971013113900000").statusCode()).isEqualTo(404);
        assertThat(get("/dukcapil/v9").statusCode()).isEqualTo(404);
        assertThat(get("/tidakada/v1").statusCode()).isEqualTo(404);
    }

    @Test
    void answersAQueryThatCannotBeDecoded() throws Exception {
        URI address = URI.create(sandbox.address());
        try (Socket socket = new Socket(address.getHost(), address.getPort())) {
            socket.setSoTimeout(10_000);
            String request = "GET " + PENDUDUK + NIK + "?x=%%% HTTP/1.0\r\n\r\n";
            socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));

            assertThat(new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8))
                    .contains(" 200 OK", NIK);
        }
    }

    @Test
    void answersLateForSlow() throws Exception {
        assertThatThrownBy(() -> get(PENDUDUK + Outcome.SLOW.nik(), PATIENCE)).isInstanceOf(HttpTimeoutException.class);
        assertThat(get(PENDUDUK + NIK + "?latihan=lambat").statusCode()).isEqualTo(200);
    }

    @Test
    void failsInItsOwnWords() throws Exception {
        assertThat(json(get(PENDUDUK + Outcome.ERROR.nik()), 500)).containsEntry("kode", "500");
        assertThat(json(get(PENDUDUK + Outcome.NOT_FOUND.nik()), 404)).containsEntry("kode", "404");
        assertThat(get(PENDUDUK + Outcome.TOO_MANY.nik()).headers().firstValue("retry-after"))
                .hasValue("30");
    }

    @Test
    void lies() throws Exception {
        HttpResponse<String> garbage = get(PENDUDUK + Outcome.GARBAGE.nik());

        assertThat(garbage.headers().firstValue("content-type")).hasValue("application/json");
        assertThat(garbage.body()).startsWith("<html>");
    }

    @ParameterizedTest
    @EnumSource(names = {"RESET", "TRUNCATED"})
    void breaksOff(Outcome outcome) {
        assertThatThrownBy(() -> get(PENDUDUK + outcome.nik())).isInstanceOf(IOException.class);
    }

    @Test
    void staysSilent() {
        assertThatThrownBy(() -> get(PENDUDUK + Outcome.SILENCE.nik(), PATIENCE))
                .isInstanceOf(HttpTimeoutException.class);
    }

    @Test
    void sendsMoreThanAnybodyWants() throws Exception {
        HttpRequest request = request(PENDUDUK + Outcome.HUGE.key(), Duration.ofSeconds(30));

        long bytes = client.send(request, BodyHandlers.ofInputStream()).body().skip(Long.MAX_VALUE);

        assertThat(bytes).isGreaterThan(60 * 1024 * 1024);
    }

    @Test
    void isBrokenByADrillUntilItsTimeIsOver() throws Exception {
        drills.rusak("dukcapil", Mode.ERROR, Duration.ofMinutes(5));
        assertThat(get(PENDUDUK + NIK).statusCode()).isEqualTo(500);
        assertThat(drills.active()).extracting(drill -> drill.application()).containsExactly("dukcapil");

        clock.step(Duration.ofMinutes(5));

        assertThat(get(PENDUDUK + NIK).statusCode()).isEqualTo(200);
        assertThat(drills.active()).isEmpty();
    }

    @Test
    void isSilencedByADrillUntilSomebodyEndsIt() throws Exception {
        drills.rusak("dukcapil", Mode.SILENT, Duration.ofMinutes(5));
        assertThatThrownBy(() -> get(PENDUDUK + NIK, PATIENCE)).isInstanceOf(HttpTimeoutException.class);

        drills.pulih("dukcapil");

        assertThat(get(PENDUDUK + NIK).statusCode()).isEqualTo(200);
    }

    @Test
    void refusesADrillOfNobodyAndOfNoTime() {
        assertThatThrownBy(() -> drills.rusak("tidakada", Mode.SLOW, PATIENCE))
                .hasMessageContaining("expected: one of");
        assertThatThrownBy(() -> drills.rusak("dukcapil", Mode.SLOW, Duration.ZERO))
                .hasMessageContaining("> 0");
    }

    private HttpResponse<String> get(String path) throws Exception {
        return get(path, Duration.ofSeconds(10));
    }

    private HttpResponse<String> get(String path, Duration patience) throws Exception {
        return client.send(request(path, patience), BodyHandlers.ofString());
    }

    private HttpRequest request(String path, Duration patience) {
        return HttpRequest.newBuilder(URI.create(sandbox.address() + path))
                .timeout(patience)
                .build();
    }

    private static Map<String, Object> json(HttpResponse<String> response) {
        return json(response, 200);
    }

    @SuppressWarnings("unchecked") // a JSON object is a map of texts to values
    private static Map<String, Object> json(HttpResponse<String> response, int status) {
        assertThat(response.statusCode()).isEqualTo(status);
        return JsonMapper.shared().readValue(response.body(), Map.class);
    }
}
