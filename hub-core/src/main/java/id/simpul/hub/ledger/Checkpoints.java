package id.simpul.hub.ledger;

import id.simpul.hub.store.Home;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import javax.sql.DataSource;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Signs the heads of the trees every few seconds and keeps them in three places. At the start it holds the tables against
 * the node's own files, so that rows cut off together with their checkpoints are noticed. Used by the writer's thread only.
 */
@Component
class Checkpoints {
    private static final Duration DENSE = Duration.ofDays(2);

    private final Notary notary;
    private final CheckpointFiles files;
    private final CheckpointTable table;
    private final CheckpointTopic topic;
    private final LedgerIncidents incidents;
    private final Clock clock;
    private final String installation;
    private final Map<Integer, Long> largest = new HashMap<>();
    private final Map<Integer, Long> published = new HashMap<>();
    private final Map<Integer, Checkpoint> promised = new HashMap<>();

    Checkpoints(
            Notary notary,
            Home home,
            DataSource dataSource,
            CheckpointTopic topic,
            LedgerIncidents incidents,
            Clock clock,
            @Value("${simpul.instance:simpul}") String installation) {
        this.notary = notary;
        this.files = new CheckpointFiles(home.checkpoints());
        this.table = new CheckpointTable(JdbcClient.create(dataSource));
        this.topic = topic;
        this.incidents = incidents;
        this.clock = clock;
        this.installation = installation;
    }

    /** Holds a head of the tables against what this node signed before. */
    void resume(TreeHead head) {
        Optional<Checkpoint> signed = largest(head.partition());
        promised.remove(head.partition());
        if (signed.isEmpty()) {
            return;
        }
        Checkpoint before = signed.get();
        largest.put(head.partition(), before.size());
        if (head.size() < before.size()) {
            promised.put(head.partition(), before);
            incidents.raise(
                    head.partition(),
                    Incident.Kind.LEDGER_SHRANK,
                    "The checkpoint of " + before.at() + " says " + before.size() + " records, the tables have "
                            + head.size() + ".");
        } else if (head.size() == before.size()) {
            compare(before, head.tree().root());
        }
    }

    private Optional<Checkpoint> largest(int partition) {
        try {
            return files.latest(partition).stream()
                    .flatMap(each -> valid(each).stream())
                    .max(Comparator.comparingLong(Checkpoint::size));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private Optional<Checkpoint> valid(String note) {
        try {
            return Optional.of(notary.read(note));
        } catch (IllegalArgumentException forged) {
            return Optional.empty();
        }
    }

    private void compare(Checkpoint signed, byte[] root) {
        if (!Arrays.equals(signed.root(), root)) {
            incidents.raise(
                    signed.partition(),
                    Incident.Kind.LEDGER_DIVERGED,
                    "The checkpoint of " + signed.at() + " over " + signed.size()
                            + " records has another root than the tables.");
        }
    }

    /** Checks a tree that grew back to the size that a checkpoint promised. */
    void grown(TreeHead before, Collection<LedgerEntry> entries) {
        Checkpoint signed = promised.get(before.partition());
        if (signed == null) {
            return;
        }
        MerkleFrontier tree = before.tree();
        for (LedgerEntry each : entries) {
            if (each.partition() == before.partition() && tree.size() < signed.size()) {
                tree.append(each.leafHash());
            }
        }
        if (tree.size() >= signed.size()) {
            compare(signed, tree.root());
            promised.remove(before.partition());
        }
    }

    /** Signs each head that changed since its last checkpoint, and counts the incidents that are open. */
    void publish(Collection<TreeHead> heads) throws IOException {
        for (TreeHead each : heads) {
            long before = published.getOrDefault(each.partition(), 0L);
            if (each.size() != before) {
                publish(each, each.size() < largest.getOrDefault(each.partition(), 0L));
                published.put(each.partition(), each.size());
            }
        }
        incidents.open();
    }

    private void publish(TreeHead head, boolean backwards) throws IOException {
        Checkpoint checkpoint = Checkpoint.of(installation, head, clock.instant());
        String note = notary.sign(checkpoint);
        files.keep(checkpoint, note, backwards);
        table.insert(checkpoint, note);
        topic.publish(checkpoint, note);
        largest.merge(head.partition(), head.size(), Math::max);
    }

    /** Thins old checkpoints out. */
    void tidy() {
        table.thin(clock.instant().minus(DENSE));
    }
}
