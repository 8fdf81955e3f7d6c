package id.simpul.hub.ledger;

import java.time.Instant;
import java.time.YearMonth;
import java.time.format.DateTimeParseException;
import java.util.Base64;
import java.util.List;

/**
 * That the records of one month of one partition were removed because their time was over.
 *
 * @param origin {@code <installation>/removal/<partition>}
 * @param records how many were removed
 * @param floor number of the first record that can still be verified; a multiple of 256
 * @param root of the tree over the records before the floor
 * @param who a person's name, or {@code hub}
 */
record Removal(String origin, YearMonth month, long records, long floor, byte[] root, Instant at, String who) {
    private static final String PATH = "/removal/";

    static Removal of(
            String installation,
            int partition,
            YearMonth month,
            long records,
            MerkleFrontier below,
            Instant at,
            String who) {
        return new Removal(
                installation + PATH + partition,
                month,
                records,
                below.size(),
                below.root(),
                at,
                who.replace('\n', ' '));
    }

    int partition() {
        return Integer.parseInt(origin.substring(origin.lastIndexOf('/') + 1));
    }

    /** What is signed. */
    String text() {
        return String.join(
                        "\n",
                        origin,
                        month.toString(),
                        Long.toString(records),
                        Long.toString(floor),
                        Base64.getEncoder().encodeToString(root),
                        at.toString(),
                        who)
                + "\n";
    }

    /** The removal of a text; throws {@link IllegalArgumentException} where it is none. */
    static Removal parse(String text) {
        List<String> lines = text.lines().toList();
        try {
            Removal found = new Removal(
                    lines.get(0),
                    YearMonth.parse(lines.get(1)),
                    Long.parseLong(lines.get(2)),
                    Long.parseLong(lines.get(3)),
                    Base64.getDecoder().decode(lines.get(4)),
                    Instant.parse(lines.get(5)),
                    lines.get(6));
            if (found.origin.contains(PATH)
                    && found.partition() >= 0
                    && found.text().equals(text)) {
                return found;
            }
        } catch (IllegalArgumentException | IndexOutOfBoundsException | DateTimeParseException malformed) {
            throw new IllegalArgumentException("removal: malformed (expected: seven lines)", malformed);
        }
        throw new IllegalArgumentException("removal: malformed (expected: seven lines)");
    }
}
