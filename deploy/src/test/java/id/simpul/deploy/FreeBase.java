package id.simpul.deploy;

import id.simpul.gateway.runtime.Ports;
import java.io.IOException;
import java.net.ServerSocket;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.IntStream;

/** A {@code SIMPUL_PORT_BASE} with which all of the hub's ports are free, below the range that systems hand out. */
final class FreeBase {
    private static final int LOWEST = 300;
    private static final int HIGHEST = 10_000;

    private FreeBase() {}

    static int find() {
        return between(LOWEST, HIGHEST)
                .filter(base -> new Ports(base).all().allMatch(FreeBase::isFree))
                .findFirst()
                .orElseThrow();
    }

    /** One port, for a server that goes and comes back: not from the range that systems hand out to connections. */
    static int port() {
        return between(30_000, 32_000).filter(FreeBase::isFree).findFirst().orElseThrow();
    }

    private static IntStream between(int lowest, int end) {
        return IntStream.generate(() -> ThreadLocalRandom.current().nextInt(lowest, end));
    }

    private static boolean isFree(int port) {
        try (ServerSocket socket = new ServerSocket(port)) {
            return socket.isBound();
        } catch (IOException busy) {
            return false;
        }
    }
}
