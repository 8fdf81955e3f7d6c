package id.simpul.gateway.identity;

import id.simpul.hub.keys.KeyRing;
import id.simpul.hub.keys.Purpose;
import id.simpul.hub.store.DurableFile;
import id.simpul.hub.store.Home;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.annotation.Primary;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/**
 * The credentials in the database, and a sealed copy of the newest on this node's disk, so that a hub that starts while
 * PostgreSQL is away issues tokens. What was revoked meanwhile by another node is not known before the database is back.
 */
@Component
@Primary
class RememberedCredentials implements CredentialSource {
    private static final Logger LOG = LoggerFactory.getLogger(RememberedCredentials.class);
    private static final JsonMapper JSON = JsonMapper.shared();
    private static final int FORMAT = 1;

    private final CredentialStore store;
    private final KeyRing keys;
    private final Path file;

    RememberedCredentials(CredentialStore store, KeyRing keys, Home home) {
        this.store = store;
        this.keys = keys;
        this.file = home.lastGoodCredentials();
    }

    private record Content(int format, Stored stored) {}

    @Override
    public long revision() {
        return store.revision();
    }

    @Override
    public Stored read() {
        Stored stored = store.read();
        remember(stored);
        return stored;
    }

    /** A full disk is no reason to stop serving. */
    private void remember(Stored stored) {
        try {
            Files.createDirectories(file.getParent());
            byte[] plain = JSON.writeValueAsBytes(new Content(FORMAT, stored));
            DurableFile.write(file, keys.seal(Purpose.CREDENTIAL, plain));
        } catch (IOException | RuntimeException failed) {
            LOG.warn("last good copy of the credentials not written: {}", failed.toString());
        }
    }

    /** The copy; empty where there is none or where it cannot be trusted. */
    Optional<Stored> remembered() {
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        try {
            Content content = JSON.readValue(keys.open(Purpose.CREDENTIAL, Files.readAllBytes(file)), Content.class);
            if (content.format() != FORMAT) {
                throw new IllegalArgumentException("format: " + content.format() + " (expected: " + FORMAT + ")");
            }
            return Optional.of(content.stored());
        } catch (IOException | RuntimeException broken) {
            LOG.warn(
                    "last good copy of the credentials ignored: {}",
                    broken.getClass().getSimpleName());
            return Optional.empty();
        }
    }
}
