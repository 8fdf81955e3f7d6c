package id.simpul.hub.ledger;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.TreeMap;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;

/** Walks once along the records of one partition, in bounded memory, up to the first broken place. */
final class PartitionWalk {
    private final int partition;
    private final Rows rows;
    private final Diagnosis diagnosis;
    private final CheckpointTable table;
    private final Notary notary;
    private final SignedHeads signed;
    private final LongConsumer progress;
    private final TreeMap<Long, SignedHeads.Sourced> ahead;
    private final RemovedPart removed;
    private final MerkleFrontier tree;
    private final List<Finding> findings = new ArrayList<>();
    private long records;
    private long checkpoints;
    private long tableReadTo;

    PartitionWalk(
            int partition,
            Rows rows,
            Diagnosis diagnosis,
            CheckpointTable table,
            Notary notary,
            SignedHeads signed,
            RemovedPart removed,
            LongConsumer progress) {
        this.partition = partition;
        this.rows = rows;
        this.diagnosis = diagnosis;
        this.table = table;
        this.notary = notary;
        this.signed = signed;
        this.progress = progress;
        this.removed = removed;
        this.tree = removed.tree();
        this.tableReadTo = tree.size() - 1;
        this.ahead = new TreeMap<>(signed.of(partition));
        this.ahead.headMap(tree.size()).clear();
    }

    PartitionReport report() {
        findings.addAll(signed.forged(partition));
        findings.addAll(removed.findings());
        Rows.Extent extent = rows.extent(partition);
        long size = extent.size() == null ? 0 : extent.size();
        long last = Math.max(extent.last() == null ? -1 : extent.last(), removed.last());
        Finding broken = walk(Math.max(size, signedSize()), last);
        if (broken != null) {
            findings.add(broken);
        } else if (size < last + 1) {
            findings.add(finding(
                    Finding.Kind.CHANGED,
                    size,
                    null,
                    "changed: table ledger.tree counts " + size + " records, table ledger.record has " + (last + 1)
                            + "."));
        }
        cutOff(size, last);
        return new PartitionReport(partition, records, removed.count(), checkpoints, List.copyOf(findings));
    }

    private long signedSize() {
        return signed.largest(partition).map(each -> each.checkpoint().size()).orElse(0L);
    }

    private @Nullable Finding walk(long size, long last) {
        long seq = tree.size() - 1;
        Instant at = Instant.EPOCH;
        List<StoredRow> page = rows.after(partition, seq, at, last);
        while (!page.isEmpty()) {
            for (StoredRow each : page) {
                Finding broken = step(each, size);
                if (broken != null) {
                    return broken;
                }
            }
            progress.accept(page.size());
            seq = page.getLast().seq();
            at = page.getLast().at();
            page = rows.after(partition, seq, at, last);
        }
        return passRemoved();
    }

    private @Nullable Finding step(StoredRow row, long size) {
        Finding broken = passRemoved();
        return broken == null ? check(row, size) : broken;
    }

    /** Goes past the removed records whose hashes come next. */
    private @Nullable Finding passRemoved() {
        Finding broken = compareRoots();
        for (byte[] leaf = removed.leaf(tree.size());
                leaf != null && broken == null;
                leaf = removed.leaf(tree.size())) {
            tree.append(leaf);
            broken = compareRoots();
        }
        return broken;
    }

    private @Nullable Finding check(StoredRow row, long size) {
        long expected = tree.size();
        if (row.seq() > expected) {
            return finding(Finding.Kind.MISSING, expected, null, missing(expected, row.seq() - 1));
        }
        if (row.seq() < expected) {
            return finding(Finding.Kind.INSERTED, row.seq(), row.callId(), "inserted: two records have this number.");
        }
        if (!diagnosis.genuine(row, expected)) {
            return diagnosis.of(row, size);
        }
        if (!row.columnsFit()) {
            return finding(
                    Finding.Kind.COLUMNS_DIFFER, expected, row.callId(), "changed: its columns differ from its body.");
        }
        tree.append(row.leafHash());
        records++;
        return compareRoots();
    }

    private static String missing(long from, long to) {
        return from == to ? "missing: record " + from + "." : "missing: records " + from + " to " + to + ".";
    }

    private Finding finding(Finding.Kind kind, long seq, @Nullable String callId, String text) {
        return new Finding(kind, partition, seq, callId, text);
    }

    private @Nullable Finding compareRoots() {
        if (tree.size() > tableReadTo) {
            readTable();
        }
        SignedHeads.Sourced due = ahead.remove(tree.size());
        if (due == null) {
            return null;
        }
        if (!Arrays.equals(due.checkpoint().root(), tree.root())) {
            return finding(
                    Finding.Kind.CHECKPOINT,
                    tree.size() - 1,
                    null,
                    "changed: the checkpoint of " + due.checkpoint().at() + " in " + due.source()
                            + " vouches for other records up to here.");
        }
        checkpoints++;
        return null;
    }

    private void readTable() {
        List<CheckpointTable.Row> page = table.after(partition, tableReadTo, Rows.PAGE);
        for (CheckpointTable.Row each : page) {
            admit(each);
        }
        tableReadTo = page.size() < Rows.PAGE ? Long.MAX_VALUE : page.getLast().size();
    }

    private void admit(CheckpointTable.Row row) {
        try {
            Checkpoint checkpoint = notary.read(row.note());
            if (checkpoint.partition() == partition && checkpoint.size() == row.size()) {
                ahead.putIfAbsent(row.size(), new SignedHeads.Sourced(checkpoint, "table ledger.checkpoint"));
                return;
            }
        } catch (IllegalArgumentException forged) {
            // falls through to the one finding
        }
        findings.add(finding(
                Finding.Kind.CHECKPOINT,
                row.size(),
                null,
                "the checkpoint in table ledger.checkpoint has no signature that holds."));
    }

    private void cutOff(long size, long last) {
        long present = last + 1;
        signed.largest(partition)
                .filter(each -> each.checkpoint().size() > present)
                .ifPresentOrElse(
                        each -> cutOff(
                                present,
                                each.checkpoint().size(),
                                "checkpoint of "
                                        + each.checkpoint().at() + " in " + each.source() + " says "
                                        + each.checkpoint().size()),
                        () -> {
                            if (size > present) {
                                cutOff(present, size, "table ledger.tree says " + size);
                            }
                        });
    }

    private void cutOff(long from, long to, String says) {
        findings.add(finding(
                Finding.Kind.CUT_OFF,
                from,
                null,
                "rows " + from + " to " + (to - 1) + " missing: the newest rows were cut off (" + says
                        + ", table ledger.record has " + from + ")."));
    }
}
