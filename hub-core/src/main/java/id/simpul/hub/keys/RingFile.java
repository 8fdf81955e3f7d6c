package id.simpul.hub.keys;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** The local copy of the wrapped keys, so that the hub opens before its database is reached. */
final class RingFile {
    private static final int FORMAT = 2;
    private static final int OLDEST = 1;
    private static final JsonMapper JSON =
            JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

    private final Path file;

    RingFile(Path file) {
        this.file = file;
    }

    boolean exists() {
        return Files.exists(file);
    }

    Ring read(KeyEncryptionKey kek) {
        try {
            Content content = JSON.readValue(Files.readAllBytes(file), Content.class);
            if (content.format() < OLDEST || content.format() > FORMAT) {
                throw new KeyRingException(file + " has format " + content.format() + " (expected: " + FORMAT + ").");
            }
            return ring(content, kek);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        } catch (JacksonException | NullPointerException malformed) {
            throw new KeyRingException(file + " cannot be read: restore it from the backup.", malformed);
        }
    }

    private static Ring ring(Content content, KeyEncryptionKey kek) {
        Ring ring = content.destroyed() == null ? Ring.EMPTY : Ring.EMPTY.without(content.destroyed());
        for (Entry each : content.keys()) {
            ring = ring.with(kek.unwrap(each.key()), each.key().current());
            ring = each.rotated() ? ring.rotatedTo(each.key().id()) : ring;
        }
        return ring;
    }

    void write(Ring ring, KeyEncryptionKey kek) {
        List<Entry> entries = ring.all().stream()
                .map(each -> new Entry(kek.wrap(each, ring.isCurrent(each)), ring.isRotated(each.id())))
                .toList();
        try {
            PrivateFile.write(file, JSON.writeValueAsBytes(new Content(FORMAT, entries, ring.notes())));
        } catch (IOException unwritable) {
            throw new UncheckedIOException(unwritable);
        }
    }

    /** @param destroyed null before format 2 */
    private record Content(
            int format, List<Entry> keys, @Nullable List<DestroyedKey> destroyed) {}

    private record Entry(WrappedKey key, boolean rotated) {}
}
