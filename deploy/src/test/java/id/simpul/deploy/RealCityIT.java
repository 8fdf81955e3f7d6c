package id.simpul.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Outside the sample city nothing that everybody knows opens a hub. */
class RealCityIT {
    private static final Map<String, String> REAL = Map.of("SIMPUL_SAMPLE", "false", "SIMPUL_CITY", "none");

    @Test
    void aHubWithTheSampleCitysCredentialsRefusesToStart(@TempDir Path folder) {
        Map<String, String> home =
                Map.of("SIMPUL_HOME", folder.resolve("home").toString(), "SIMPUL_SAMPLE_HEARTBEAT", "false");
        HubProcess.start(home).awaitReady().close();

        HubProcess refused =
                HubProcess.start(Map.of("SIMPUL_HOME", folder.resolve("home").toString(), "SIMPUL_SAMPLE", "false"));

        assertThat(refused.awaitExit()).isEqualTo(2);
        assertThat(refused.output().lines().filter(each -> each.startsWith("simpul: ")))
                .singleElement()
                .asString()
                .startsWith("simpul: demo credentials: ")
                .contains("(expected: none outside the sample city");
        assertThat(refused.children()).isEmpty();
    }

    @Test
    void itsFirstAdministratorIsWhoeverMayReadItsFolder(@TempDir Path folder) throws Exception {
        Path city = Files.writeString(folder.resolve("city.yaml"), """
                format: simpul/1
                city: {name: Kota Sungguhan, regionCode: '98.01', zone: Asia/Jayapura, sample: false}
                """);
        try (HubProcess hub = HubProcess.start(REAL).awaitReady()) {
            HubClient client = new HubClient(hub.ports());

            assertThat(client.askToken("konsol", "konsol-demo").statusCode()).isEqualTo(401);
            assertThat(hub.command("apply", city.toString()).output()).contains("1 difference applied, version 1");
            assertThat(hub.command("latihan").exitCode()).isEqualTo(1);
        }
    }
}
