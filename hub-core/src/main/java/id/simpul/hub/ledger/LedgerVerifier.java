package id.simpul.hub.ledger;

import id.simpul.hub.keys.KeyRing;
import id.simpul.hub.store.Home;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.LongConsumer;
import javax.sql.DataSource;
import org.apache.kafka.common.KafkaException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Holds the ledger's tables against themselves and against the checkpoints in the table, on the topic and in this node's
 * files, so that even a hand that rules the whole database cannot change the past unnoticed.
 */
@Component
public class LedgerVerifier {
    private static final int NEWEST = 200;

    private final KeyRing keys;
    private final Notary notary;
    private final CheckpointFiles files;
    private final CheckpointTopic topic;
    private final CheckpointTable table;
    private final TreeTable trees;
    private final Rows rows;
    private final RemovalTable removals;

    LedgerVerifier(KeyRing keys, Notary notary, Home home, CheckpointTopic topic, DataSource dataSource) {
        JdbcClient jdbc = JdbcClient.create(dataSource);
        this.keys = keys;
        this.notary = notary;
        this.files = new CheckpointFiles(home.checkpoints());
        this.topic = topic;
        this.table = new CheckpointTable(jdbc);
        this.trees = new TreeTable(jdbc);
        this.rows = new Rows(jdbc);
        this.removals = new RemovalTable(jdbc);
    }

    /** Verifies everything; may run beside a writing hub. */
    public VerifyReport verify() {
        return verify(more -> {});
    }

    /**
     * Verifies everything and tells how it gets on.
     *
     * @param progress is told now and then how many more records were checked
     */
    public VerifyReport verify(LongConsumer progress) {
        List<String> notes = new ArrayList<>();
        SignedHeads signed = new SignedHeads();
        fromFiles(signed, notes);
        fromTopic(signed, notes);
        fromTable(signed);
        Set<Integer> partitions = new TreeSet<>(signed.partitions());
        trees.heads().forEach(each -> partitions.add(each.partition()));
        partitions.addAll(rows.partitions());
        Diagnosis diagnosis = new Diagnosis(rows, keys);
        return new VerifyReport(
                partitions.stream()
                        .map(each -> walk(each, diagnosis, signed, progress).report())
                        .toList(),
                notes);
    }

    private PartitionWalk walk(int partition, Diagnosis diagnosis, SignedHeads signed, LongConsumer progress) {
        RemovedPart removed = RemovedPart.of(partition, removals, notary, keys);
        return new PartitionWalk(partition, rows, diagnosis, table, notary, signed, removed, progress);
    }

    private void fromFiles(SignedHeads signed, List<String> notes) {
        try {
            for (int partition : files.partitions()) {
                files.latest(partition).forEach(each -> add(signed, partition, each, "a file of this node"));
            }
        } catch (IOException unreadable) {
            notes.add("The files of checkpoints cannot be read: " + unreadable);
        }
    }

    private void fromTopic(SignedHeads signed, List<String> notes) {
        try {
            topic.tail().forEach(each -> add(signed, 0, each, "the topic of checkpoints"));
        } catch (KafkaException unreachable) {
            notes.add("The topic of checkpoints was not reached; the table and this node's files were consulted.");
        }
    }

    private void fromTable(SignedHeads signed) {
        for (int partition : table.partitions()) {
            for (CheckpointTable.Row each : table.newest(partition, NEWEST)) {
                try {
                    signed.add(notary.read(each.note()), "table ledger.checkpoint");
                } catch (IllegalArgumentException forged) {
                    // found and named on the walk
                }
            }
        }
    }

    private void add(SignedHeads signed, int partition, String note, String source) {
        try {
            signed.add(notary.read(note), source);
        } catch (IllegalArgumentException forged) {
            signed.forged(partition, 0, source);
        }
    }
}
