package id.simpul.connectors.jdih;

import id.simpul.connectors.jdih.LastGoodSet.Note;
import id.simpul.hub.connector.Publisher;
import id.simpul.hub.message.Event;
import id.simpul.hub.message.Fault;
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

    /**
     * How many changes of each type.
     *
     * @param refused how many the event path does not take as they are
     * @param reason why the first of them
     */
    record Count(int added, int changed, int gone, int refused, String reason) {
        static final Count NONE = new Count(0, 0, 0, 0, "");

        private Count plus(String type) {
            return switch (type) {
                case ADDED -> new Count(added + 1, changed, gone, refused, reason);
                case CHANGED -> new Count(added, changed + 1, gone, refused, reason);
                default -> new Count(added, changed, gone + 1, refused, reason);
            };
        }

        private Count without(String id, Fault fault) {
            String first = reason.isEmpty() ? id + ": " + fault.detail() : reason;
            return new Count(added, changed, gone, refused + 1, first);
        }

        boolean any() {
            return added + changed + gone > 0;
        }
    }

    /**
     * Announces what {@code documents} change, as seen at {@code at}. One that the event path does not take as it is does
     * not hold up the others.
     *
     * @throws FaultException when an event was not accepted; what was accepted before it is noted and not announced again
     */
    Count announce(List<JdihDocument> documents, Instant at) throws FaultException {
        Count count = Count.NONE;
        int unsaved = 0;
        try {
            for (Change each : changes(documents)) {
                Fault fault = publish(each, at);
                count = fault == null ? count.plus(each.type()) : count.without(each.id(), fault);
                unsaved++;
                if (unsaved == SAVED_EVERY) {
                    set.save();
                    unsaved = 0;
                }
            }
        } finally {
            if (unsaved > 0) {
                set.save();
            }
        }
        return count;
    }

    /** Notes the change once it was accepted; the fault where it never will be. */
    private @Nullable Fault publish(Change change, Instant at) throws FaultException {
        try {
            publisher.publish(application, event(change, at));
            set.put(change.id(), change.note());
            return null;
        } catch (FaultException refused) {
            if (refused.fault() instanceof Fault.CallerFault) {
                return refused.fault();
            }
            throw refused;
        }
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
        String name = JdihName.of(change.id());
        return new Event(
                name + "." + change.note().revision() + "." + form,
                source,
                change.type(),
                JdihName.of(change.subject()),
                at,
                "application/json",
                null,
                Map.of(Event.PARTITION_KEY, source + "/" + name),
                change.data());
    }
}
