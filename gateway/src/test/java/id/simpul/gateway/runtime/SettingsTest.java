package id.simpul.gateway.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import id.simpul.hub.log.KafkaSettings;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SettingsTest {

    @Test
    void nothingSetMeansOneMachine() {
        Settings settings = Settings.from(Map.of());

        assertThat(settings.home().root()).isEqualTo(Path.of(System.getProperty("user.home"), ".local/share/simpul"));
        assertThat(settings.ports()).isEqualTo(new Ports(0));
        assertThat(settings.database()).isEmpty();
        assertThat(settings.kafka()).isEmpty();
    }

    @Test
    void everySettingHasItsPlace() {
        Settings settings = Settings.from(Map.of(
                "SIMPUL_HOME", "/srv/simpul",
                "SIMPUL_PORT_BASE", "100",
                "SIMPUL_DB_URL", "jdbc:postgresql://db/kota",
                "SIMPUL_DB_USER", "kota",
                "SIMPUL_DB_PASSWORD", "rahasia-db",
                "SIMPUL_KAFKA_BOOTSTRAP", "k1:9092,k2:9092",
                "SIMPUL_KAFKA_SECURITY_PROTOCOL", "SASL_SSL",
                "SIMPUL_KAFKA_SASL_MECHANISM", "SCRAM-SHA-512",
                "SIMPUL_KAFKA_USER", "kota",
                "SIMPUL_KAFKA_PASSWORD", "rahasia-kafka"));

        assertThat(settings.home().root()).isEqualTo(Path.of("/srv/simpul"));
        assertThat(settings.ports().gateway()).isEqualTo(8100);
        assertThat(settings.database()).contains(new DatabaseAccess("jdbc:postgresql://db/kota", "kota", "rahasia-db"));
        assertThat(settings.kafka().map(KafkaSettings::client).orElseThrow())
                .containsEntry("bootstrap.servers", "k1:9092,k2:9092")
                .containsEntry("security.protocol", "SASL_SSL")
                .containsEntry("sasl.mechanism", "SCRAM-SHA-512")
                .hasEntrySatisfying(
                        "sasl.jaas.config",
                        jaas -> assertThat((String) jaas)
                                .contains("ScramLoginModule", "username=\"kota\"", "password=\"rahasia-kafka\""));
    }

    @Test
    void aCollectorIsAnAddressWithoutAQuery() {
        assertThat(Settings.from(Map.of("SIMPUL_OTLP_ENDPOINT", "http://collector:4318/"))
                        .otlp())
                .contains("http://collector:4318");
        assertThat(Settings.from(Map.of()).otlp()).isEmpty();
        assertThatThrownBy(() -> Settings.from(Map.of("SIMPUL_OTLP_ENDPOINT", "collector:4318")))
                .hasMessageContaining("SIMPUL_OTLP_ENDPOINT: collector:4318 (expected: ");
    }

    @Test
    void thePlainFolderOfTheUsersDataIsHonoured() {
        assertThat(Settings.from(Map.of("XDG_DATA_HOME", "/data")).home().root())
                .isEqualTo(Path.of("/data/simpul"));
    }

    @Test
    void aQuoteInAPasswordStaysInThePassword() {
        KafkaSettings kafka = Settings.from(Map.of(
                        "SIMPUL_KAFKA_BOOTSTRAP", "k:9092",
                        "SIMPUL_KAFKA_USER", "kota",
                        "SIMPUL_KAFKA_PASSWORD", "a\"; b=\"c"))
                .kafka()
                .orElseThrow();

        assertThat((String) kafka.client().get("sasl.jaas.config")).endsWith("password=\"a\\\"; b=\\\"c\";");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "SIMPUL_PORT_BASE | x         | SIMPUL_PORT_BASE: x (expected: a whole number from 0 to 56000)",
                "SIMPUL_PORT_BASE | -1        | SIMPUL_PORT_BASE: -1 (expected: a whole number from 0 to 56000)",
                "SIMPUL_TLS_CERT | /tiada.pem | SIMPUL_TLS_CERT: /tiada.pem (expected: a readable PEM file)",
                "SIMPUL_TLS_KEY | /tiada.pem | SIMPUL_TLS_CERT: missing (expected: a readable PEM file)",
                "SIMPUL_HTTP_MAX_LINE | 0 | SIMPUL_HTTP_MAX_LINE: 0 (expected: a whole number from 1 to 1048576)",
                "SIMPUL_HTTP_BODY_IDLE | -1 | SIMPUL_HTTP_BODY_IDLE: -1 (expected: such as 500ms, 3s, 5m or 2h)",
                "SIMPUL_HTTP_H2C | yes | SIMPUL_HTTP_H2C: yes (expected: true or false)",
                "SIMPUL_DB_URL    | oracle:// | SIMPUL_DB_URL (expected: jdbc:postgresql://host:port/database)"
            })
    void aWrongValueIsNamed(String name, String value, String sentence) {
        assertThatThrownBy(() -> Settings.from(Map.of(name, value)))
                .isInstanceOfSatisfying(StartFailure.class, failure -> {
                    assertThat(failure.sentence()).isEqualTo(sentence);
                    assertThat(failure.exitCode()).isEqualTo(StartFailure.CONFIGURATION);
                });
    }

    @Test
    void noPasswordIsEverPrinted() {
        Settings settings = Settings.from(Map.of(
                "SIMPUL_DB_URL", "jdbc:postgresql://db/kota",
                "SIMPUL_DB_PASSWORD", "rahasia",
                "SIMPUL_KAFKA_BOOTSTRAP", "k:9092",
                "SIMPUL_KAFKA_USER", "kota",
                "SIMPUL_KAFKA_PASSWORD", "rahasia"));

        assertThat(settings.toString()).doesNotContain("rahasia");
    }
}
