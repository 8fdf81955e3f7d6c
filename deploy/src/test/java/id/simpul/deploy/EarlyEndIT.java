package id.simpul.deploy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whoever loses patience while the hub starts leaves nothing behind either. */
class EarlyEndIT {

    @ParameterizedTest
    @ValueSource(strings = {"is starting", "PostgreSQL siap"})
    void controlCDuringTheStartStopsWhatRunsSoFar(String seen) {
        try (HubProcess hub = HubProcess.start(Map.of())) {
            await(seen).atMost(Duration.ofMinutes(2)).until(() -> hub.output().contains(seen));

            hub.interrupt();

            assertThat(hub.awaitExit()).isEqualTo(130);
            assertThat(hub.output()).doesNotContain("is serving", "simpul: ", "Exception");
            assertThat(hub.children()).isEmpty();
        }
    }
}
