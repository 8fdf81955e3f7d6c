package id.simpul.gateway.runtime;

import id.simpul.hub.log.KafkaSettings;
import id.simpul.hub.store.Home;
import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Properties;

/** How an operator's command on the same machine reaches the running hub's servers; their ports change at each start. */
public record RunningHub(DatabaseAccess database, KafkaSettings kafka) {

    /** The hub that runs on the home folder of these settings; empty when none does. */
    public static Optional<RunningHub> find(Settings settings) {
        try {
            if (!Files.exists(file(settings.home())) || !HomeLock.isTaken(settings.home())) {
                return Optional.empty();
            }
            return Optional.of(noted(settings));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static RunningHub noted(Settings settings) throws IOException {
        Properties ports = new Properties();
        try (Reader in = Files.newBufferedReader(file(settings.home()))) {
            ports.load(in);
        }
        Home home = settings.home();
        return new RunningHub(
                settings.database()
                        .orElseGet(() -> new PostgresServer(home, port(ports, PostgresServer.NAME)).access()),
                settings.kafka().orElseGet(() -> new KafkaServer(home, port(ports, KafkaServer.NAME), 0).access()));
    }

    private static int port(Properties ports, String name) {
        return Integer.parseInt(ports.getProperty(name));
    }

    /** Notes the ports of the embedded servers; no secret is written. */
    static void note(Settings settings, EmbeddedServers servers) {
        try {
            Files.writeString(file(settings.home()), servers.ports());
        } catch (IOException e) {
            throw StartFailure.broken("SIMPUL_HOME: " + e.getMessage());
        }
    }

    private static Path file(Home home) {
        return home.root().resolve("hub.running");
    }
}
