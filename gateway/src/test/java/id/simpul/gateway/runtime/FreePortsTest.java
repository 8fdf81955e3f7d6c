package id.simpul.gateway.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Ports for the embedded servers: free, the hub's own left out, and out of the way of connections. */
class FreePortsTest {
    private static final Ports USUAL = new Ports(0);

    @Test
    void theyLieBelowWhatSystemsHandOutToConnections() {
        assertThat(FreePorts.find(50, USUAL))
                .hasSize(50)
                .doesNotHaveDuplicates()
                .allMatch(each -> each >= 20_000 && each < 30_000);
    }

    @Test
    void whereSomebodyListensTheNextIsTaken() throws Exception {
        int first = FreePorts.find(1, USUAL).getFirst();
        try (ServerSocket somebody = new ServerSocket(first, 1, InetAddress.getLoopbackAddress())) {
            assertThat(FreePorts.find(1, USUAL)).isNotEmpty().doesNotContain(somebody.getLocalPort());
        }
    }

    @Test
    void theHubsOwnAreLeftToIt() {
        List<Integer> free = FreePorts.find(1, USUAL);
        Ports moved = new Ports(free.getFirst() - USUAL.web());

        assertThat(FreePorts.find(1, moved)).isNotEmpty().doesNotContain(moved.web());
    }
}
