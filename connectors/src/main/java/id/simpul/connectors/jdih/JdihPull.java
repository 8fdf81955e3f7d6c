package id.simpul.connectors.jdih;

import id.simpul.connectors.jdih.JdihChanges.Count;
import id.simpul.hub.connector.Pulling.Outcome;
import id.simpul.hub.connector.Pulling.Report;
import id.simpul.hub.message.FaultException;
import java.time.Instant;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Judges a file that was fetched, and takes it in or leaves it aside. */
final class JdihPull {
    private static final Logger LOG = LoggerFactory.getLogger(JdihPull.class);
    private static final int ALL = 100;

    private final String name;
    private final LastGoodSet set;
    private final JdihChanges changes;
    private final int shrink;

    /**
     * For one site.
     *
     * @param shrink percentage of its documents that a file must not lose
     */
    JdihPull(String name, LastGoodSet set, JdihChanges changes, int shrink) {
        this.name = name;
        this.set = set;
        this.changes = changes;
        this.shrink = shrink;
    }

    /** Announces what {@code file} changes; refuses it where it does not look like the site's whole set. */
    Report take(byte[] file, Instant at) {
        return switch (JdihFeed.read(file)) {
            case JdihFeed.Refusal(String reason) -> refused(at, 0, reason);
            case JdihFeed.Documents read -> take(read, at);
        };
    }

    private Report take(JdihFeed.Documents read, Instant at) {
        List<JdihDocument> documents = read.documents();
        long known = set.ids().size();
        long lost = known - documents.size();
        if (lost > 0 && lost * ALL >= known * shrink) {
            return refused(
                    at,
                    documents.size(),
                    "feed: " + documents.size() + " documents (expected: about " + known + ", less than " + shrink
                            + " % lost)");
        }
        remark(read);
        try {
            Count count = changes.announce(documents, at);
            return report(at, documents.size(), count);
        } catch (FaultException notAccepted) {
            String detail = notAccepted.fault().detail();
            return new Report(at, Outcome.FAILED, documents.size(), 0, 0, 0, "not all changes accepted: " + detail);
        }
    }

    private static Report report(Instant at, int seen, Count count) {
        Outcome outcome = count.any() ? Outcome.CHANGED : Outcome.UNCHANGED;
        String detail = "";
        if (count.refused() > 0) {
            outcome = Outcome.FAILED;
            detail = count.refused() + " changes not accepted, such as " + count.reason();
        }
        return new Report(at, outcome, seen, count.added(), count.changed(), count.gone(), detail);
    }

    private void remark(JdihFeed.Documents read) {
        List<String> remarks = read.remarks();
        if (!remarks.isEmpty()) {
            LOG.warn("{}: {} documents for a person to look at, such as {}", name, remarks.size(), remarks.getFirst());
        }
        if (read.nameless() > 0) {
            LOG.warn("{}: {} rows without idData or judul are left out", name, read.nameless());
        }
    }

    private static Report refused(Instant at, int seen, String reason) {
        return new Report(at, Outcome.REFUSED, seen, 0, 0, 0, reason);
    }
}
