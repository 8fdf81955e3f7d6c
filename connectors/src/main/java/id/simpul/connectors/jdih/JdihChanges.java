package id.simpul.connectors.jdih;

import id.simpul.connectors.jdih.LastGoodSet.Note;
import id.simpul.hub.connector.Publisher;
import id.simpul.hub.message.Event;
import id.simpul.hub.message.FaultException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What a new file changes against the last good set, announced one after the other. */
final class JdihChanges {
    static final String ADDED = "peraturan.diundangkan";
    static final String CHANGED = "peraturan.diubah";
    static final String GONE = "peraturan.ditarik";

    /** So many accepted events may be announced a second time after a kill. */
    private static final int SAVED_EVERY = 100;

    private final String application;
    private final String source;
    private final Publisher publisher;
    private final LastGoodSet set;

    JdihChanges(String application, String source, Publisher publisher, LastGoodSet set) {
        this.application = application;
        this.source = source;
        this.publisher = publisher;
        this.set = set;
    }

    /** One change: the note that is kept once the event was accepted. */
    private record Change(String type, String id, String subject, Note note, byte[] data) {}

    /** How many changes of each type. */
    record Count(int added, int changed, int gone) {
        private Count plus(String type) {
            return switch (type) {
                case ADDED -> new Count(added + 1, changed, gone);
                case CHANGED -> new Count(added, changed + 1, gone);
                default -> new Count(added, changed, gone + 1);
            };
        }

        boolean any() {
            return added + changed + gone > 0;
        }
    }

    /**
     * Announces what {@code documents} change, as seen at {@code at}.
     *
     * @throws FaultException when an event was not accepted; what was accepted before it is noted and not announced again
     */
    Count announce(List<JdihDocument> documents, Instant at) throws FaultException {
        List<Change> changes = changes(documents);
        Count count = new Count(0, 0, 0);
        try {
            int unsaved = 0;
            for (Change each : changes) {
                publisher.publish(application, event(each, at));
                set.put(each.id(), each.note());
                count = count.plus(each.type());
                unsaved++;
                if (unsaved == SAVED_EVERY) {
                    set.save();
                    unsaved = 0;
                }
            }
        } finally {
            if (count.any()) {
                set.save();
            }
        }
        return count;
    }

    private List<Change> changes(List<JdihDocument> documents) {
        List<Change> changes = new ArrayList<>();
        Set<String> gone = set.ids();
        for (JdihDocument each : documents) {
            gone.remove(each.id());
            Change change = change(each);
            if (change != null) {
                changes.add(change);
            }
        }
        gone.forEach(id -> changes.add(new Change(GONE, id, id, next(id, ""), JdihDocument.gone(id))));
        return changes;
    }

    private @Nullable Change change(JdihDocument document) {
        String hash = document.hash();
        Note known = set.note(document.id());
        if (known != null && known.hash().equals(hash)) {
            return null;
        }
        String type = known == null || known.isGone() ? ADDED : CHANGED;
        return new Change(type, document.id(), document.number(), next(document.id(), hash), document.json());
    }

    private Note next(String id, String hash) {
        Note known = set.note(id);
        return new Note(known == null ? 1 : known.revision() + 1, hash);
    }

    /** The id says document, revision and form: the same fact again has the same id, another fact never. */
    private Event event(Change change, Instant at) {
        String form = change.note().isGone() ? "ditarik" : change.note().hash();
        return new Event(
                change.id() + "." + change.note().revision() + "." + form,
                source,
                change.type(),
                change.subject(),
                at,
                "application/json",
                null,
                Map.of(Event.PARTITION_KEY, source + "/" + change.id()),
                change.data());
    }
}
