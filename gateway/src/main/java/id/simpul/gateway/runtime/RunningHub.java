package id.simpul.gateway.runtime;

import id.simpul.hub.log.KafkaSettings;
import id.simpul.hub.store.Home;
import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
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
            Properties noted = new Properties();
            try (Reader in = Files.newBufferedReader(file(settings.home()))) {
                noted.load(in);
            }
            return Optional.of(new RunningHub(
                    settings.database().orElseGet(() -> embedded(settings.home(), noted)),
                    settings.kafka().orElseGet(() -> embedded(noted))));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static DatabaseAccess embedded(Home home, Properties noted) {
        return new DatabaseAccess(
                noted.getProperty("database.url"),
                PostgresSetup.ROLE,
                PostgresServer.password(home).value());
    }

    private static KafkaSettings embedded(Properties noted) {
        return new KafkaSettings(Map.of("bootstrap.servers", noted.getProperty("kafka.bootstrap")));
    }

    /** Notes where the servers are; no secret is written. */
    static void note(Settings settings, EmbeddedServers servers) {
        try {
            Files.writeString(
                    file(settings.home()),
                    "database.url=%s%nkafka.bootstrap=%s%nembedded=%s%n"
                            .formatted(
                                    servers.database().url(),
                                    servers.kafka().client().get("bootstrap.servers"),
                                    String.join(",", servers.names())));
        } catch (IOException e) {
            throw StartFailure.broken("SIMPUL_HOME: " + e.getMessage());
        }
    }

    private static Path file(Home home) {
        return home.root().resolve("hub.running");
    }
}
