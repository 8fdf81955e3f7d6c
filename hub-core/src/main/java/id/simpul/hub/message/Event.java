package id.simpul.hub.message;

import java.time.Instant;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * A fact that an application announces: a CloudEvent (CloudEvents 1.0.2, section 3).
 *
 * @param id the publisher's own; with {@code source} it names the fact, so that a repetition is recognised
 * @param source a URI reference (RFC 3986)
 * @param type the registry's word, such as {@code surat.dikirim}
 * @param subject what it is about, in the publisher's words; never a NIK
 * @param extensions context attributes beyond the standard ones, such as {@code partitionkey} and {@code traceparent}
 * @param data as it came; empty where there is none
 */
public record Event(
        String id,
        String source,
        String type,
        @Nullable String subject,
        @Nullable Instant time,
        @Nullable String dataContentType,
        @Nullable String dataSchema,
        Map<String, String> extensions,
        byte[] data) {
    public static final String SPEC_VERSION = "1.0";

    /** The extension that names the key (CloudEvents extension "Partitioning"). */
    public static final String PARTITION_KEY = "partitionkey";

    public Event {
        extensions = Collections.unmodifiableMap(new TreeMap<>(extensions));
    }

    /** A fact with JSON data and no extensions. */
    public static Event json(
            String id, String source, String type, @Nullable String subject, Instant time, byte[] data) {
        return new Event(id, source, type, subject, time, "application/json", null, Map.of(), data);
    }

    /** Facts with the same key reach a subscriber in the order in which they were accepted. */
    public String key() {
        String given = extensions.get(PARTITION_KEY);
        if (given != null) {
            return given;
        }
        return subject == null ? source + " " + id : source + " " + subject;
    }

    /** Leaves subject and data out: they may carry what only the subscriber may read. */
    @Override
    public String toString() {
        return "Event[" + type + ", " + data.length + " bytes]";
    }
}
