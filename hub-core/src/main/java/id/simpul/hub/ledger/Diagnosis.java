package id.simpul.hub.ledger;

import id.simpul.hub.keys.KeyRing;
import id.simpul.hub.keys.Purpose;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.stream.LongStream;

/** Says what was done to a row that does not fit its place, by looking where its neighbours belong. */
final class Diagnosis {
    private static final int DISTANCE = 50;

    private final Rows rows;
    private final KeyRing keys;

    Diagnosis(Rows rows, KeyRing keys) {
        this.rows = rows;
        this.keys = keys;
    }

    /** Whether the row is the one that the writer put at {@code place}. */
    boolean genuine(StoredRow row, long place) {
        return row.belongsAt(place) && sealed(row);
    }

    private boolean sealed(StoredRow row) {
        return keys.matches(Purpose.LEDGER_ROW, HexFormat.of().formatHex(row.leafHash()), row.seal());
    }

    /** @param size how many records there were at least, by the writer's count or a checkpoint */
    Finding of(StoredRow row, long size) {
        long place = row.seq();
        List<StoredRow> near = rows.around(row.partition(), place, DISTANCE);
        Optional<Long> home = home(row, near);
        boolean wanted = near.stream().anyMatch(other -> other.seq() != place && cameFrom(other, place, row));
        if (home.isPresent() && (wanted || home.get() < place)) {
            return finding(Finding.Kind.OUT_OF_ORDER, row, "out of order: this record belongs at " + home.get() + ".");
        }
        if (home.isPresent()) {
            return finding(Finding.Kind.MISSING, row, "missing: the record was deleted and later ones moved up.");
        }
        boolean inserted = place >= size || (wanted && !sealed(row));
        return inserted
                ? finding(Finding.Kind.INSERTED, row, "inserted: the hub never wrote this record.")
                : finding(Finding.Kind.CHANGED, row, "changed: this is not the record that the hub wrote.");
    }

    /** Where else the row, or its body alone, belongs. */
    private Optional<Long> home(StoredRow row, List<StoredRow> near) {
        Optional<Long> moved = sealed(row)
                ? LongStream.rangeClosed(Math.max(0, row.seq() - DISTANCE), row.seq() + DISTANCE)
                        .filter(each -> each != row.seq() && row.belongsAt(each))
                        .boxed()
                        .findFirst()
                : Optional.empty();
        return moved.or(() -> near.stream()
                .filter(other -> other.seq() != row.seq() && sealed(other) && fits(row, other))
                .map(StoredRow::seq)
                .findFirst());
    }

    private static boolean fits(StoredRow body, StoredRow hash) {
        return Arrays.equals(hash.leafHash(), Sha256.leaf(hash.partition(), hash.seq(), body.body()));
    }

    /** Whether {@code other}, or its body alone, is what the writer put at {@code place}. */
    private boolean cameFrom(StoredRow other, long place, StoredRow present) {
        return genuine(other, place)
                || (sealed(present)
                        && Arrays.equals(present.leafHash(), Sha256.leaf(other.partition(), place, other.body())));
    }

    private static Finding finding(Finding.Kind kind, StoredRow row, String text) {
        return new Finding(kind, row.partition(), row.seq(), row.callId(), text);
    }
}
