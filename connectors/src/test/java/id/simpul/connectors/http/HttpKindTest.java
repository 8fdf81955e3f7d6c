package id.simpul.connectors.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import id.simpul.hub.connector.HttpTarget;
import id.simpul.hub.registry.Application;
import id.simpul.hub.registry.Resilience;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HttpKindTest {
    private final HttpKind kind = new HttpKind();

    @Test
    void yieldsTheAddressWithItsLimits() {
        HttpTarget target = open(Map.of("baseUrl", "http://localhost:1/dukcapil/"));

        assertThat(target.origin()).isEqualTo(URI.create("http://localhost:1/dukcapil"));
        assertThat(target.connectTimeout()).isEqualTo(Duration.ofSeconds(1));
        assertThat(target.maxConnections()).isEqualTo(64);
        assertThat(target.headers()).isEmpty();
    }

    @Test
    void carriesTheCredentialAndNeverShowsIt() {
        HttpTarget target = open(Map.of(
                "baseUrl", "http://localhost:1", "credentialHeader", "X-Api-Key", "credential", "rahasia-sekali"));

        assertThat(target.headers()).containsEntry("X-Api-Key", "rahasia-sekali");
        assertThat(target).asString().doesNotContain("rahasia-sekali");
    }

    @Test
    void refusesAnAddressWithAUser() {
        assertThatThrownBy(() -> open(Map.of("baseUrl", "http://u:p@localhost:1")))
                .hasMessageContaining("expected:");
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "65536", "99999", "100000", "x", ""})
    void refusesAnAddressWithAPortThatIsNone(String port) {
        assertThatThrownBy(() -> open(Map.of("baseUrl", "http://127.0.0.1:" + port + "/x")))
                .hasMessageContaining("a port from 1 to 65535");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"http://127.0.0.1:1", "http://[::1]:65535/x", "https://[fd12::1]/x", "http://x.example:59999"})
    void takesAnAddressWithAPortOrWithout(String address) {
        assertThat(open(Map.of("baseUrl", address)).origin()).isEqualTo(URI.create(address));
    }

    private HttpTarget open(Map<String, String> settings) {
        Application.Connection connection = new Application.Connection("utama", "http", Resilience.DEFAULT, settings);
        return kind.open(
                new Application("dukcapil", "a", "n", List.of(connection), List.of(), List.of(), List.of()),
                connection);
    }
}
