package id.simpul.hub.ledger;

import id.simpul.hub.store.DurableFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.List;

/**
 * Which hub node writes evidence.
 *
 * @param id the same for as long as the home folder lives
 * @param incarnation rises with each start
 */
record Node(String id, long incarnation) {

    /** The next incarnation of the node that lives in {@code folder}. */
    static Node next(Path folder) throws IOException {
        Path file = folder.resolve("node");
        Node last = Files.exists(file) ? parse(Files.readString(file).strip()) : new Node(randomId(), 0);
        Node now = new Node(last.id, last.incarnation + 1);
        DurableFile.write(file, (now + "\n").getBytes(StandardCharsets.US_ASCII));
        return now;
    }

    private static String randomId() {
        byte[] bytes = new byte[4];
        new SecureRandom().nextBytes(bytes);
        return "n" + HexFormat.of().formatHex(bytes);
    }

    static Node parse(String text) {
        List<String> parts = List.of(text.split("/", -1));
        try {
            return new Node(parts.getFirst(), Long.parseLong(parts.getLast()));
        } catch (NumberFormatException malformed) {
            throw new IllegalArgumentException("node: " + text + " (expected: <id>/<incarnation>)", malformed);
        }
    }

    @Override
    public String toString() {
        return id + "/" + incarnation;
    }
}
