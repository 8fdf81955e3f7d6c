package id.simpul.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What keeps the hub from starting is said in one sentence, and nothing is left behind. */
class RefusalIT {
    @TempDir
    private Path folder;

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "SIMPUL_PORT_BASE | many            | simpul: SIMPUL_PORT_BASE: many (expected: a whole number from 0 to 56000)",
                "SIMPUL_PORT_BASE | 60000           | simpul: SIMPUL_PORT_BASE: 60000 (expected: a whole number from 0 to 56000)",
                "SIMPUL_HOME      | /proc/simpul    | simpul: SIMPUL_HOME: /proc/simpul (expected: a folder that",
                "SIMPUL_DB_URL    | mysql://city    | simpul: SIMPUL_DB_URL (expected: jdbc:postgresql://host:port/database)"
            })
    void aWrongSettingIsNamed(String name, String value, String sentence) {
        HubProcess hub = HubProcess.start(Map.of(name, value));

        assertThat(hub.awaitExit()).isEqualTo(2);
        assertThat(hub.output()).startsWith(sentence).hasLineCount(1);
    }

    @Test
    void aFileInsteadOfAFolderIsNamed() throws Exception {
        Path file = Files.createFile(folder.resolve("file"));

        HubProcess hub = HubProcess.start(Map.of("SIMPUL_HOME", file.toString()));

        assertThat(hub.awaitExit()).isEqualTo(2);
        assertThat(hub.output()).startsWith("simpul: SIMPUL_HOME: " + file).hasLineCount(1);
    }

    @Test
    void aDatabaseThatDoesNotStartEndsTheHubAndTheBroker() throws Exception {
        Path data = Files.createDirectories(folder.resolve("home/postgres/data"));
        Files.writeString(data.resolve("PG_VERSION"), "12\n");

        assertBroken("PostgreSQL: pg_ctl ended with code 1");
    }

    @Test
    void aBrokerThatDoesNotStartEndsTheHubAndTheDatabase() throws Exception {
        Path data = Files.createDirectories(folder.resolve("home/kafka/data"));
        Files.writeString(data.resolve("meta.properties"), "version=77\n");

        assertBroken("Kafka: the broker ended with code");
    }

    private void assertBroken(String reason) {
        try (HubProcess hub =
                HubProcess.start(Map.of("SIMPUL_HOME", folder.resolve("home").toString()))) {
            assertThat(hub.awaitExit()).isEqualTo(1);
            assertThat(hub.output()).contains("simpul: " + reason).doesNotContain("\tat ");
            assertThat(hub.children()).isEmpty();
        }
    }

    @Test
    void aContextThatDoesNotStartEndsBothServers() {
        try (HubProcess hub =
                HubProcess.start(Map.of("SIMPUL_JAVA_OPTS", "-Dspring.datasource.hikari.maximum-pool-size=many"))) {
            assertThat(hub.awaitExit()).isEqualTo(1);
            assertThat(hub.output())
                    .contains("PostgreSQL berhenti", "Kafka berhenti", "simpul: ")
                    .doesNotContain("\tat ");
            assertThat(hub.children()).isEmpty();
        }
    }
}
