package id.simpul.hub.registry;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** The sample city's files as they lie in {@code deploy/city}. */
public final class SampleFiles {
    public static final Path FOLDER =
            Path.of("..", "deploy", "city").toAbsolutePath().normalize();

    private SampleFiles() {}

    public static Map<String, String> all() {
        Map<String, String> files = new TreeMap<>();
        try (Stream<Path> found = Files.list(FOLDER)) {
            for (Path each :
                    found.filter(file -> file.toString().endsWith(".yaml")).toList()) {
                files.put(each.getFileName().toString(), Files.readString(each));
            }
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
        return files;
    }
}
