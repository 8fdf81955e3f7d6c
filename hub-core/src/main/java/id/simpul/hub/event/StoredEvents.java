package id.simpul.hub.event;

import id.simpul.hub.keys.KeyDestroyedException;
import id.simpul.hub.keys.KeyRing;
import id.simpul.hub.keys.KeyRingException;
import id.simpul.hub.keys.KeyScope;
import id.simpul.hub.keys.Purpose;
import id.simpul.hub.message.Event;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Events as bytes in a table: sealed, because a table's row may outlive the permission to read it. */
@Component
class StoredEvents {
    private static final JsonMapper JSON = JsonMapper.shared();
    private static final int FORMAT = 1;
    private static final String OUTBOX = "outbox";

    private final KeyRing keys;

    StoredEvents(KeyRing keys) {
        this.keys = keys;
    }

    private record Stored(
            int format,
            String id,
            String source,
            String type,
            @Nullable String subject,
            @Nullable Instant time,
            @Nullable String contentType,
            @Nullable String schema,
            Map<String, String> extensions,
            byte[] data) {}

    /** A key may hold what only the subscriber may read, so that tables know it by its keyed hash. */
    String keyHash(Event event) {
        return keys.hash(Purpose.SUBJECT_HASH, event.key());
    }

    /** Sealed by the key of its class and of the month of its acceptance. */
    byte[] bytes(AcceptedEvent accepted) {
        return bytes(accepted.event(), KeyScope.of(accepted.dataClass(), accepted.acceptedAt()));
    }

    /** Sealed by the key of what was written to the outbox in that month: its class is not known yet. */
    byte[] waiting(Event event, Instant writtenAt) {
        return bytes(event, KeyScope.of(OUTBOX, writtenAt));
    }

    private byte[] bytes(Event event, KeyScope scope) {
        Stored stored = new Stored(
                FORMAT,
                event.id(),
                event.source(),
                event.type(),
                event.subject(),
                event.time(),
                event.dataContentType(),
                event.dataSchema(),
                event.extensions(),
                event.data());
        return keys.seal(Purpose.PAYLOAD, scope, JSON.writeValueAsBytes(stored));
    }

    /** Whether the key of such bytes was destroyed. */
    boolean gone(byte[] bytes) {
        try {
            keys.open(Purpose.PAYLOAD, bytes);
            return false;
        } catch (KeyDestroyedException destroyed) {
            return true;
        } catch (KeyRingException unreadable) {
            return false;
        }
    }

    /** The event of such bytes; throws where they were changed, or their key was destroyed. */
    Event event(byte[] bytes) {
        Stored stored = JSON.readValue(keys.open(Purpose.PAYLOAD, bytes), Stored.class);
        if (stored.format() != FORMAT) {
            throw new IllegalArgumentException("format: " + stored.format() + " (expected: " + FORMAT + ")");
        }
        return new Event(
                stored.id(),
                stored.source(),
                stored.type(),
                stored.subject(),
                stored.time(),
                stored.contentType(),
                stored.schema(),
                stored.extensions(),
                stored.data());
    }
}
