package id.simpul.gateway.runtime;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;

/** Finds what would stop the hub half-way before anything is started. */
final class Preflight {
    private Preflight() {}

    static void requireFree(Ports ports) {
        requireFree(ports.gateway());
        requireFree(ports.web());
        requireFree(ports.management());
    }

    private static void requireFree(int port) {
        try (ServerSocket socket = new ServerSocket()) {
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(port));
        } catch (IOException busy) {
            throw StartFailure.portInUse(port);
        }
    }
}
