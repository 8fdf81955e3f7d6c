package id.simpul.gateway.runtime;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;

/** Finds what would stop the hub half-way before anything is started. */
final class Preflight {
    private Preflight() {}

    static void requireFree(Ports ports) {
        requireFree(ports.gateway(), "gateway", ports);
        requireFree(ports.web(), "web", ports);
        requireFree(ports.management(), "management", ports);
    }

    private static void requireFree(int port, String what, Ports ports) {
        try (ServerSocket socket = new ServerSocket()) {
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(port));
        } catch (IOException busy) {
            throw busy(port, what, ports);
        }
    }

    static StartFailure busy(int port, String what, Ports ports) {
        return StartFailure.configuration(
                "port " + port + " (" + what + ") is in use by another process; stop it or move"
                        + " all ports with SIMPUL_PORT_BASE (now " + ports.base() + ")");
    }
}
