package id.simpul.gateway.dataplane;

import static org.assertj.core.api.Assertions.assertThat;

import id.simpul.hub.observe.MetricNames;
import io.micrometer.core.instrument.MeterRegistry;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is asked again and what is not, over real sockets. */
class RetryTest {
    @TempDir
    private Path home;

    private final HttpClient http = HttpClient.newHttpClient();
    private ScriptedTarget target;
    private Gateway gateway;

    @BeforeEach
    void start() throws IOException {
        target = new ScriptedTarget();
        gateway = new Gateway(home, TargetCity.one(target.origin(), ""), Map.of());
    }

    @AfterEach
    void stop() throws IOException {
        gateway.close();
        target.close();
        http.close();
    }

    private HttpResponse<String> call(String method, String body) {
        HttpRequest request = HttpRequest.newBuilder(
                        URI.create("http://127.0.0.1:" + gateway.port() + "/api/uji/apa/1"))
                .header("Authorization", "Bearer boleh")
                .method(method, body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body))
                .build();
        return http.sendAsync(request, HttpResponse.BodyHandlers.ofString()).join();
    }

    @ParameterizedTest
    @ValueSource(strings = {"503", "502", "504", "reset"})
    void aReadThatFailedBeforeItsFirstByteIsAskedAgainAndTheCallerSeesOneAnswer(String failure) {
        target.next(failure, failure);

        HttpResponse<String> answer = call("GET", "");

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("simpul-attempts")).contains("3");
        assertThat(target.asked()).isEqualTo(3);
        assertThat(gateway.evidence())
                .as("one call, one opening and one closing")
                .hasSize(2);
    }

    @Test
    void theLastAttemptsAnswerStands() {
        target.always("503");

        HttpResponse<String> answer = call("GET", "");

        assertThat(answer.statusCode()).isEqualTo(503);
        assertThat(target.asked()).isEqualTo(3);
    }

    @ParameterizedTest
    @ValueSource(strings = {"503", "reset"})
    void aPostIsNeverSentTwice(String failure) {
        target.always(failure);

        assertThat(call("POST", "isi").statusCode()).isGreaterThanOrEqualTo(502);
        assertThat(target.asked()).isEqualTo(1);
        assertThat(call("POST", "").statusCode()).as("without a body").isGreaterThanOrEqualTo(502);
        assertThat(target.asked()).isEqualTo(2);
    }

    @Test
    void aPutWhoseBodyWentOutIsNotSentTwiceAndADeleteWithoutOneIs() {
        target.always("503");

        call("PUT", "isi");
        assertThat(target.asked()).isEqualTo(1);
        call("DELETE", "");
        assertThat(target.asked()).isEqualTo(4);
    }

    @ParameterizedTest
    @ValueSource(strings = {"500", "404", "501"})
    void whatIsNotWorthItIsNotAskedAgain(String status) {
        target.always(status);

        assertThat(call("GET", "").statusCode()).isEqualTo(Integer.parseInt(status));
        assertThat(target.asked()).isEqualTo(1);
    }

    @Test
    void furtherAttemptsStayWithinTheBudget() {
        gateway.apply(TargetCity.one(target.origin(), ", retryBudget: 10"));
        target.always("503");
        long before = System.nanoTime();
        int calls = 100;

        for (int i = 0; i < calls; i++) {
            call("GET", "");
        }

        long seconds = (System.nanoTime() - before) / 1_000_000_000L + 1;
        int further = target.asked() - calls;
        assertThat(further).isBetween(10, (int) (calls / 10 + 10 + seconds));
        assertThat(count("made")).isEqualTo(further);
        assertThat(count("over-budget")).isPositive();
    }

    private double count(String outcome) {
        return gateway.bean(MeterRegistry.class)
                .get(MetricNames.RETRIES)
                .tags("application", "uji", "connection", "utama", "outcome", outcome)
                .counter()
                .count();
    }

    @Test
    void withoutABudgetOrAttemptsNothingIsAskedAgain() {
        target.always("503");

        gateway.apply(TargetCity.one(target.origin(), ", retryBudget: 0"));
        call("GET", "");
        assertThat(target.asked()).isEqualTo(1);

        gateway.apply(TargetCity.one(target.origin(), ", retries: 0"));
        call("GET", "");
        assertThat(target.asked()).isEqualTo(2);
    }

    @Test
    void aTargetThatRefusesConnectionsIsToldAsUnreachableAfterAllAttempts() throws IOException {
        try (ServerSocket nobody = new ServerSocket(0)) {
            int port = nobody.getLocalPort();
            nobody.close();
            gateway.apply(TargetCity.one("http://127.0.0.1:" + port, ""));
        }

        HttpResponse<String> answer = call("GET", "");

        assertThat(answer.statusCode()).isEqualTo(502);
        assertThat(answer.body()).contains("tujuan-tidak-terjangkau");
        assertThat(count("made")).isEqualTo(2);
    }
}
