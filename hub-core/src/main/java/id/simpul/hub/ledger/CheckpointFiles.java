package id.simpul.hub.ledger;

import id.simpul.hub.store.DurableFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.stream.Stream;

/** Signed notes outside the database: one file a partition and hour, which holds the last note of that hour. */
final class CheckpointFiles {
    private static final DateTimeFormatter HOUR =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH").withZone(ZoneOffset.UTC);
    private static final DateTimeFormatter SECOND =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HHmmss").withZone(ZoneOffset.UTC);

    private static final int LATEST = 48;

    private final Path folder;

    CheckpointFiles(Path folder) {
        this.folder = folder;
    }

    /** Keeps a note. One that goes {@code backwards} never takes the place of the larger one before it. */
    void keep(Checkpoint checkpoint, String note, boolean backwards) throws IOException {
        Path partition = Files.createDirectories(folder.resolve(Integer.toString(checkpoint.partition())));
        String name = (backwards ? SECOND : HOUR).format(checkpoint.at()) + ".note";
        DurableFile.write(partition.resolve(name), note.getBytes(StandardCharsets.UTF_8));
    }

    List<Integer> partitions() throws IOException {
        return names(folder).stream()
                .filter(each -> each.chars().allMatch(Character::isDigit))
                .map(Integer::valueOf)
                .toList();
    }

    /** The latest notes of a partition; the largest is among them, and vouches for whatever the earlier ones did. */
    List<String> latest(int partition) throws IOException {
        Path files = folder.resolve(Integer.toString(partition));
        List<String> notes =
                names(files).stream().filter(each -> each.endsWith(".note")).toList();
        return notes.subList(Math.max(0, notes.size() - LATEST), notes.size()).stream()
                .map(each -> read(files.resolve(each)))
                .toList();
    }

    private static List<String> names(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(each -> String.valueOf(each.getFileName()))
                    .sorted()
                    .toList();
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException unreadable) {
            return unreadable.toString();
        }
    }
}
