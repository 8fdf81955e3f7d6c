package id.simpul.connectors.jdih;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * Which documents of a site were announced, and as what: the bookkeeping against which a new file is compared. A note is
 * made only of what the event path has accepted; one that was lost with a kill is made again, under the same event id.
 */
final class LastGoodSet {
    private static final Logger LOG = LoggerFactory.getLogger(LastGoodSet.class);
    private static final JsonMapper JSON = JsonMapper.shared();
    private static final int FORMAT = 1;

    private final Path file;
    private final Map<String, Note> notes = new TreeMap<>();

    /**
     * One document.
     *
     * @param revision how often it was announced; a document that comes back to an earlier form is a new fact
     * @param hash of the form that was announced; empty where its absence was
     */
    record Note(int revision, String hash) {
        boolean isGone() {
            return hash.isEmpty();
        }
    }

    private record Stored(int format, @Nullable Map<String, Note> documents) {}

    /** The set kept in {@code file}; empty where there is none. One that cannot be read is put aside and told of. */
    LastGoodSet(Path file) {
        this.file = file;
        if (Files.exists(file)) {
            read();
        }
    }

    private void read() {
        try {
            Stored stored = JSON.readValue(Files.readAllBytes(file), Stored.class);
            if (stored.format() != FORMAT || stored.documents() == null) {
                throw new IllegalArgumentException("format: " + stored.format() + " (expected: " + FORMAT + ")");
            }
            notes.putAll(stored.documents());
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        } catch (JacksonException | IllegalArgumentException broken) {
            Path aside = file.resolveSibling(file.getFileName() + ".broken");
            LOG.error("last good set {} cannot be read and is put aside as {}: all is announced again", file, aside);
            move(file, aside);
        }
    }

    private static void move(Path from, Path to) {
        try {
            Files.move(from, to, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /** What was announced of a document; null where nothing was. */
    @Nullable
    Note note(String id) {
        return notes.get(id);
    }

    /** The ids of the documents that the site had. */
    Set<String> ids() {
        Set<String> ids = new TreeSet<>();
        notes.forEach((id, note) -> {
            if (!note.isGone()) {
                ids.add(id);
            }
        });
        return ids;
    }

    /** Notes what was accepted; {@link #save} makes it last. */
    void put(String id, Note note) {
        notes.put(id, note);
    }

    /** Replaces the file whole or not at all, also across a power cut. */
    void save() {
        Path fresh = file.resolveSibling(file.getFileName() + ".new");
        byte[] bytes = JSON.writeValueAsBytes(new Stored(FORMAT, notes));
        try {
            Files.createDirectories(Objects.requireNonNull(file.getParent()));
            try (FileChannel channel = FileChannel.open(
                    fresh, StandardOpenOption.CREATE, StandardOpenOption.TRUNCATE_EXISTING, StandardOpenOption.WRITE)) {
                ByteBuffer rest = ByteBuffer.wrap(bytes);
                while (rest.hasRemaining()) {
                    channel.write(rest);
                }
                channel.force(true);
            }
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
        move(fresh, file);
    }
}
