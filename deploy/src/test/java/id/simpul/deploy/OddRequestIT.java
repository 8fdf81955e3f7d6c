package id.simpul.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import id.simpul.gateway.runtime.Ports;
import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Whatever is sent, the gateway answers for it or closes, and goes on serving. */
@ExtendWith(SharedHub.class)
class OddRequestIT {
    private static final int REQUESTS = 400;

    @Test
    void noOddRequestIsAnsweredWithAnOwnError(Ports ports) throws IOException {
        long seed = Long.getLong("simpul.odd.seed", System.nanoTime());
        System.out.println("odd requests, seed " + seed + " (-Dsimpul.odd.seed)");

        OddRun run = new OddRun(ports.gateway(), seed, new HubClient(ports).token("simpeg")).send(REQUESTS);

        assertThat(run.wrong()).as("seed %d, %s", seed, run.table()).isEmpty();
        assertThat(run.table()).as("seed %d", seed).containsKeys("400");
        assertThat(run.serves()).isTrue();
    }
}
