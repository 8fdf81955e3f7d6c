package id.simpul.hub.ledger;

import java.time.Instant;
import java.util.Base64;
import java.util.List;

/**
 * The head of a partition's tree at one moment: the root vouches for every record before it.
 *
 * @param origin {@code <installation>/ledger/<partition>}
 */
record Checkpoint(String origin, long size, byte[] root, Instant at) {
    private static final String PATH = "/ledger/";

    static Checkpoint of(String installation, TreeHead head, Instant at) {
        return new Checkpoint(
                installation + PATH + head.partition(), head.size(), head.tree().root(), at);
    }

    int partition() {
        return Integer.parseInt(origin.substring(origin.lastIndexOf('/') + 1));
    }

    /** What is signed: origin, size, root and, as an extension line, the time (C2SP tlog-checkpoint). */
    String text() {
        return origin + "\n" + size + "\n" + Base64.getEncoder().encodeToString(root) + "\n" + at + "\n";
    }

    /** The checkpoint of a text; throws {@link IllegalArgumentException} where it is none. */
    static Checkpoint parse(String text) {
        List<String> lines = text.lines().toList();
        try {
            Checkpoint found = new Checkpoint(
                    lines.get(0),
                    Long.parseLong(lines.get(1)),
                    Base64.getDecoder().decode(lines.get(2)),
                    Instant.parse(lines.get(3)));
            if (found.partition() >= 0 && found.text().equals(text)) {
                return found;
            }
        } catch (RuntimeException malformed) {
            throw new IllegalArgumentException("checkpoint: malformed (expected: origin, size, root, time)", malformed);
        }
        throw new IllegalArgumentException("checkpoint: malformed (expected: origin, size, root, time)");
    }
}
