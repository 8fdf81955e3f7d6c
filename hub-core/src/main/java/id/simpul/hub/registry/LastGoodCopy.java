package id.simpul.hub.registry;

import id.simpul.hub.registry.rows.Assembly;
import id.simpul.hub.registry.rows.Row;
import id.simpul.hub.registry.rows.Rows;
import id.simpul.hub.store.DurableFile;
import id.simpul.hub.store.Home;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** The newest published registry, encrypted on this node's disk, so that the hub opens while the database is away. */
@Component
public class LastGoodCopy {
    private static final Logger LOG = LoggerFactory.getLogger(LastGoodCopy.class);
    private static final JsonMapper JSON = JsonMapper.shared();
    private static final int FORMAT = 1;

    private final Path file;
    private final Sealer sealer;

    public LastGoodCopy(Home home, Sealer sealer) {
        this.file = home.lastGoodRegistry();
        this.sealer = sealer;
    }

    private record Content(int format, long version, List<Row> rows) {}

    /** The copy; empty where there is none or where it cannot be trusted. */
    public Optional<Registry> read() {
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        try {
            Content content = JSON.readValue(sealer.open(Files.readAllBytes(file)), Content.class);
            if (content.format() != FORMAT) {
                throw new IllegalArgumentException("format: " + content.format() + " (expected: " + FORMAT + ")");
            }
            return Optional.of(Assembly.of(content.version(), content.rows()));
        } catch (IOException | RuntimeException broken) {
            LOG.warn(
                    "last good copy of the registry ignored: {}",
                    broken.getClass().getSimpleName());
            return Optional.empty();
        }
    }

    /** Replaces the copy at once or not at all; a full disk is no reason to stop serving. */
    void write(Registry registry) {
        try {
            byte[] plain = JSON.writeValueAsBytes(new Content(FORMAT, registry.version(), Rows.of(registry)));
            Files.createDirectories(file.getParent());
            DurableFile.write(file, sealer.seal(plain));
        } catch (IOException | RuntimeException failed) {
            LOG.warn("last good copy of the registry not written: {}", failed.toString());
        }
    }
}
