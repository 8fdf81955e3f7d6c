package id.simpul.gateway.runtime;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Loopback ports nobody listens on: chosen before the servers start, so that the hub can start beside them. They lie
 * below the range that systems hand out to connections (Linux: 32768 on): while a server is away, a client that keeps
 * trying could else be handed the server's own port, and the server could not come back.
 */
final class FreePorts {
    private static final int LOWEST = 20_000;
    private static final int COUNT = 10_000;

    private FreePorts() {}

    /**
     * Where the search begins depends on the process: hubs that start at the same time do not meet.
     *
     * @param outside the hub's own, which it takes later
     */
    static List<Integer> find(int count, Ports outside) {
        int first = (int) (ProcessHandle.current().pid() * count % COUNT);
        List<Integer> free = IntStream.range(first, first + COUNT)
                .map(each -> LOWEST + each % COUNT)
                .filter(each -> outside.all().noneMatch(own -> own == each))
                .filter(FreePorts::isFree)
                .limit(count)
                .boxed()
                .toList();
        if (free.size() < count) {
            throw StartFailure.broken(
                    "no free port on the loopback address from " + LOWEST + " to " + (LOWEST + COUNT - 1));
        }
        return free;
    }

    private static boolean isFree(int port) {
        try (ServerSocket socket = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
            return socket.isBound();
        } catch (IOException taken) {
            return false;
        }
    }
}
