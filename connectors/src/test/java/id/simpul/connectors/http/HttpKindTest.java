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

    private HttpTarget open(Map<String, String> settings) {
        Application.Connection connection = new Application.Connection("utama", "http", Resilience.DEFAULT, settings);
        return kind.open(
                new Application("dukcapil", "a", "n", List.of(connection), List.of(), List.of(), List.of()),
                connection);
    }
}
