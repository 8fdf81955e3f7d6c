package id.simpul.gateway.identity;

import id.simpul.hub.keys.KeyRing;
import id.simpul.hub.keys.Purpose;
import id.simpul.hub.store.Home;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Lets the first administrator of a real city in: a generated secret of {@code konsol} in a file that only the hub's own
 * user can read, and that the command line finds by itself.
 */
@Component
class FirstDoor {
    private static final Logger LOG = LoggerFactory.getLogger(FirstDoor.class);

    private final ClientStore clients;
    private final KeyRing keys;
    private final Home home;
    private final Clock clock;

    FirstDoor(ClientStore clients, KeyRing keys, Home home, Clock clock) {
        this.clients = clients;
        this.keys = keys;
        this.home = home;
        this.clock = clock;
    }

    /** Makes the secret unless somebody can administer this hub already. */
    void openWhereShut() {
        boolean open = clients.all().stream()
                .anyMatch(each -> each.usable(clock.instant()) && each.scopes().contains(SampleCity.ADMIN));
        if (!open) {
            String secret = Secrets.fresh();
            Path file = home.consoleSecret();
            write(file, secret);
            clients.add(
                    ClientCredential.fresh(
                            SampleCity.CONSOLE,
                            keys.hash(Purpose.CLIENT_SECRET, secret),
                            SampleCity.ADMIN_SCOPES,
                            "first door",
                            null),
                    "simpul");
            LOG.info("secret of the client {} written to {}", SampleCity.CONSOLE, file);
        }
    }

    /** Moved into place whole, so that a kill leaves no half of it. */
    private static void write(Path file, String secret) {
        try {
            Path fresh = file.resolveSibling(file.getFileName() + ".new");
            Files.deleteIfExists(fresh);
            Files.createFile(fresh, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            Files.writeString(fresh, secret + "\n");
            Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException unwritable) {
            throw new UncheckedIOException(unwritable);
        }
    }
}
