package id.simpul.hub.event;

import static java.nio.charset.StandardCharsets.UTF_8;

import id.simpul.hub.event.AcceptedEvent.Data;
import id.simpul.hub.keys.KeyDestroyedException;
import id.simpul.hub.keys.KeyRing;
import id.simpul.hub.keys.KeyScope;
import id.simpul.hub.keys.KeyUnknownException;
import id.simpul.hub.keys.Purpose;
import id.simpul.hub.log.Topics;
import id.simpul.hub.message.CallId;
import id.simpul.hub.message.Event;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Events as records of a topic (CloudEvents Kafka protocol binding 1.0.2, binary mode): attributes are {@code ce_}
 * headers that anybody can read, the value is the data, sealed where its class asks for it by the key of its class and of the month of its acceptance. The hub's own words begin
 * with {@code simpul_}.
 */
@Component
class EventWire {
    private static final Logger LOG = LoggerFactory.getLogger(EventWire.class);
    private static final String CE = "ce_";
    private static final String CONTENT_TYPE = "content-type";
    private static final String SEQ = "simpul_seq";
    private static final String ROUTED_BY = "simpul_routed_by";

    private static final String GONE = "simpul_gone";

    private final KeyRing keys;
    private final KeyWait wait;

    EventWire(KeyRing keys, KeyWait wait) {
        this.keys = keys;
        this.wait = wait;
    }

    /** As it enters the log; the key decides the partition. */
    ProducerRecord<byte[], byte[]> arriving(AcceptedEvent accepted) {
        ProducerRecord<byte[], byte[]> written =
                new ProducerRecord<>(Topics.EVENTS, accepted.event().key().getBytes(UTF_8), value(accepted));
        headers(written.headers(), accepted);
        return written;
    }

    /**
     * As it is owed to subscriptions, each in the partition that it came from. However many are owed an event, it is sealed
     * and written once.
     */
    List<ProducerRecord<byte[], byte[]>> owed(Collection<Owed> owed, long registryVersion) {
        IdentityHashMap<AcceptedEvent, ProducerRecord<byte[], byte[]>> written = new IdentityHashMap<>();
        return owed.stream()
                .map(each -> forLane(written.computeIfAbsent(each.accepted(), this::arriving), each, registryVersion))
                .toList();
    }

    private static ProducerRecord<byte[], byte[]> forLane(
            ProducerRecord<byte[], byte[]> event, Owed owed, long registryVersion) {
        LaneName lane = owed.lane();
        ProducerRecord<byte[], byte[]> written =
                new ProducerRecord<>(lane.topic(), lane.partition(), event.key(), event.value(), event.headers());
        put(written.headers(), SEQ, Long.toString(owed.seq()));
        put(written.headers(), ROUTED_BY, Long.toString(registryVersion));
        return written;
    }

    private byte[] value(AcceptedEvent accepted) {
        byte[] data = accepted.event().data();
        KeyScope scope = KeyScope.of(accepted.dataClass(), accepted.acceptedAt());
        return accepted.sealed() && !accepted.gone() ? keys.seal(Purpose.PAYLOAD, scope, data) : data;
    }

    private static void headers(Headers headers, AcceptedEvent accepted) {
        Event event = accepted.event();
        put(headers, CE + "specversion", Event.SPEC_VERSION);
        put(headers, CE + "id", event.id());
        put(headers, CE + "source", event.source());
        put(headers, CE + "type", event.type());
        put(headers, CE + "subject", event.subject());
        put(headers, CE + "time", event.time() == null ? null : event.time().toString());
        put(headers, CE + "dataschema", event.dataSchema());
        put(headers, CONTENT_TYPE, event.dataContentType());
        event.extensions().forEach((name, value) -> put(headers, CE + name, value));
        put(headers, "simpul_id", accepted.id().value());
        put(headers, "simpul_call", accepted.call().value());
        put(headers, "simpul_digest", accepted.digest());
        put(headers, "simpul_owner", accepted.owner());
        put(headers, "simpul_publisher", accepted.publisher());
        put(headers, "simpul_class", accepted.dataClass());
        put(headers, "simpul_sealed", Boolean.toString(accepted.sealed()));
        put(headers, GONE, accepted.gone() ? "true" : null);
        put(headers, "simpul_trace", accepted.traceId());
        put(headers, "simpul_registry", Long.toString(accepted.registryVersion()));
        put(headers, "simpul_accepted", accepted.acceptedAt().toString());
    }

    private static void put(Headers headers, String name, @Nullable String value) {
        if (value != null) {
            headers.add(name, value.getBytes(UTF_8));
        }
    }

    AcceptedEvent read(ConsumerRecord<byte[], byte[]> arrived) {
        Map<String, String> headers = texts(arrived);
        boolean sealed = Boolean.parseBoolean(required(headers, "simpul_sealed"));
        byte[] data = !sealed ? arrived.value() : headers.containsKey(GONE) ? null : opened(arrived.value());
        return data == null ? read(headers, Data.GONE, new byte[0]) : read(headers, Data.READABLE, data);
    }

    private static Map<String, String> texts(ConsumerRecord<byte[], byte[]> arrived) {
        Map<String, String> headers = new HashMap<>();
        for (Header each : arrived.headers()) {
            headers.put(each.key(), new String(each.value(), UTF_8));
        }
        return headers;
    }

    private static AcceptedEvent read(Map<String, String> headers, Data readable, byte[] data) {
        return new AcceptedEvent(
                id(required(headers, "simpul_id")),
                new CallId(headers.getOrDefault("simpul_call", required(headers, "simpul_id"))),
                required(headers, "simpul_publisher"),
                headers.getOrDefault("simpul_owner", required(headers, "simpul_publisher")),
                event(headers, data),
                headers.getOrDefault("simpul_digest", ""),
                required(headers, "simpul_class"),
                Boolean.parseBoolean(required(headers, "simpul_sealed")),
                required(headers, "simpul_trace"),
                Long.parseLong(required(headers, "simpul_registry")),
                Instant.parse(required(headers, "simpul_accepted")),
                readable);
    }

    /** The data, or null where the key of its class and month was destroyed. */
    private byte @Nullable [] opened(byte[] sealed) {
        try {
            return keys.open(Purpose.PAYLOAD, sealed);
        } catch (KeyDestroyedException gone) {
            return null;
        }
    }

    /** The number of the record among all that its subscription is owed in this lane. */
    static long seq(ConsumerRecord<byte[], byte[]> owed) {
        Header header = owed.headers().lastHeader(SEQ);
        if (header == null) {
            throw new IllegalArgumentException(SEQ + ": nothing (expected: the number of what is owed)");
        }
        return Long.parseLong(new String(header.value(), UTF_8));
    }

    /** Whether a lane's record says by which number it is owed. */
    static boolean numbered(ConsumerRecord<byte[], byte[]> owed) {
        Header header = owed.headers().lastHeader(SEQ);
        return header != null && new String(header.value(), UTF_8).matches("[0-9]{1,18}");
    }

    /**
     * The event of a record; empty, and told, where it is none that the hub wrote: waiting would not make it one. Told, and
     * {@link AcceptedEvent#locked}, where its key did not come in time.
     *
     * @throws KeyUnknownException where the key that sealed it is not here yet
     */
    Optional<AcceptedEvent> readable(ConsumerRecord<byte[], byte[]> arrived) {
        try {
            return Optional.of(unlocked(arrived));
        } catch (KeyUnknownException later) {
            throw later;
        } catch (RuntimeException unreadable) {
            leaveAside(arrived, String.valueOf(unreadable.getMessage()));
            return Optional.empty();
        }
    }

    private AcceptedEvent unlocked(ConsumerRecord<byte[], byte[]> arrived) {
        try {
            return read(arrived);
        } catch (KeyUnknownException unknown) {
            if (!wait.over(unknown)) {
                throw unknown;
            }
            AcceptedEvent locked = read(texts(arrived), Data.LOCKED, new byte[0]);
            leaveAside(arrived, String.valueOf(unknown.getMessage()));
            return locked;
        }
    }

    /** The event of a lane's record with its number; empty, and told, where it has none, or cannot be read. */
    Optional<Owed> owed(ConsumerRecord<byte[], byte[]> arrived, LaneName lane) {
        if (!numbered(arrived)) {
            leaveAside(arrived, SEQ + ": nothing (expected: the number of what is owed)");
            return Optional.empty();
        }
        return readable(arrived).filter(event -> !event.locked()).map(event -> new Owed(event, lane, seq(arrived)));
    }

    private static void leaveAside(ConsumerRecord<byte[], byte[]> arrived, String why) {
        LOG.error(
                "event at {}-{} offset {} cannot be read and is left aside: {}",
                arrived.topic(),
                arrived.partition(),
                arrived.offset(),
                why);
    }

    /** The version of the registry by which the event is owed; 0 where that is not told. */
    static long routedBy(ConsumerRecord<byte[], byte[]> owed) {
        Header header = owed.headers().lastHeader(ROUTED_BY);
        return header == null ? 0 : Long.parseLong(new String(header.value(), UTF_8));
    }

    private static Event event(Map<String, String> headers, byte[] data) {
        Map<String, String> extensions = new HashMap<>();
        headers.forEach((name, value) -> {
            if (name.startsWith(CE)) {
                extensions.put(name.substring(CE.length()), value);
            }
        });
        extensions.remove("specversion");
        String time = extensions.remove("time");
        return new Event(
                take(extensions, "id"),
                take(extensions, "source"),
                take(extensions, "type"),
                extensions.remove("subject"),
                time == null ? null : Instant.parse(time),
                headers.get(CONTENT_TYPE),
                extensions.remove("dataschema"),
                extensions,
                data);
    }

    private static String take(Map<String, String> attributes, String name) {
        String value = attributes.remove(name);
        if (value == null) {
            throw new IllegalArgumentException(CE + name + ": nothing (expected: a header)");
        }
        return value;
    }

    private static CallId id(String id) {
        if (!EventIds.valid(id)) {
            throw new IllegalArgumentException("simpul_id: " + id + " (expected: an event's id at the hub)");
        }
        return new CallId(id);
    }

    private static String required(Map<String, String> headers, String name) {
        String value = headers.get(name);
        if (value == null) {
            throw new IllegalArgumentException(name + ": nothing (expected: a header)");
        }
        return value;
    }
}
