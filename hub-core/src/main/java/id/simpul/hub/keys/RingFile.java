package id.simpul.hub.keys;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** The local copy of the wrapped keys, so that the hub opens before its database is reached. */
final class RingFile {
    private static final int FORMAT = 1;
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
            if (content.format() != FORMAT) {
                throw new KeyRingException(file + " has format " + content.format() + " (expected: " + FORMAT + ").");
            }
            Ring ring = Ring.EMPTY;
            for (Entry each : content.keys()) {
                ring = ring.with(kek.unwrap(each.key()), each.key().current());
                ring = each.rotated() ? ring.rotatedTo(each.key().id()) : ring;
            }
            return ring;
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        } catch (JacksonException | NullPointerException malformed) {
            throw new KeyRingException(file + " cannot be read: restore it from the backup.", malformed);
        }
    }

    void write(Ring ring, KeyEncryptionKey kek) {
        List<Entry> entries = ring.all().stream()
                .map(each -> new Entry(kek.wrap(each, ring.isCurrent(each)), ring.isRotated(each.id())))
                .toList();
        try {
            PrivateFile.write(file, JSON.writeValueAsBytes(new Content(FORMAT, entries)));
        } catch (IOException unwritable) {
            throw new UncheckedIOException(unwritable);
        }
    }

    private record Content(int format, List<Entry> keys) {}

    private record Entry(WrappedKey key, boolean rotated) {}
}
