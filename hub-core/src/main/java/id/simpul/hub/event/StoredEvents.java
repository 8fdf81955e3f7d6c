package id.simpul.hub.event;

import id.simpul.hub.keys.KeyRing;
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

    byte[] bytes(Event event) {
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
        return keys.seal(Purpose.PAYLOAD, JSON.writeValueAsBytes(stored));
    }

    /** The event that {@link #bytes} wrote; throws where it was changed, or its key was destroyed. */
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
