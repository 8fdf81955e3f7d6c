package id.simpul.hub.event;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import id.simpul.hub.keys.KeyDestroyedException;
import id.simpul.hub.keys.KeyRing;
import id.simpul.hub.keys.KeyScope;
import id.simpul.hub.keys.KeyUnknownException;
import id.simpul.hub.message.CallId;
import id.simpul.hub.message.Event;
import id.simpul.hub.store.Home;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.record.TimestampType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What of an event can be read where it waits, and after its key was destroyed. */
class SealedEventsTest {
    private static final String NIK = "9971010101900000";
    private static final Instant AUGUST = Instant.parse("2026-08-31T23:59:59Z");
    private static final Instant SEPTEMBER = AUGUST.plusSeconds(1);

    @TempDir
    private Path home;

    private KeyRing keys() {
        return new KeyRing(new Home(home), Clock.fixed(SEPTEMBER, ZoneOffset.UTC), "");
    }

    private static EventWire wire(KeyRing keys) {
        return new EventWire(keys, new KeyWait(Clock.fixed(SEPTEMBER, ZoneOffset.UTC)));
    }

    private static AcceptedEvent accepted(String dataClass, boolean sealed, Instant at) {
        Event event =
                new Event("1", "/uji", "surat.dikirim", null, null, "text/plain", null, Map.of(), NIK.getBytes(UTF_8));
        return new AcceptedEvent(
                CallId.at(at),
                CallId.at(at),
                "parasut",
                "parasut",
                event,
                "",
                dataClass,
                sealed,
                "0".repeat(32),
                1,
                at);
    }

    private static ConsumerRecord<byte[], byte[]> arrived(ProducerRecord<byte[], byte[]> written) {
        return new ConsumerRecord<>(
                written.topic(),
                0,
                0,
                0,
                TimestampType.CREATE_TIME,
                0,
                0,
                written.key(),
                written.value(),
                new RecordHeaders(written.headers()),
                Optional.empty());
    }

    @Test
    void aRecordOfTheLogIsSealedByClassAndMonthOfItsAcceptance() {
        KeyRing keys = keys();
        EventWire wire = wire(keys);
        ConsumerRecord<byte[], byte[]> august = arrived(wire.arriving(accepted("rahasia", true, AUGUST)));
        ConsumerRecord<byte[], byte[]> september = arrived(wire.owed(
                        List.of(new Owed(accepted("rahasia", true, SEPTEMBER), new LaneName("dengar", "semua", 0), 1)),
                        1)
                .getFirst());
        ConsumerRecord<byte[], byte[]> other = arrived(wire.arriving(accepted("pribadi", true, AUGUST)));

        assertThat(new String(august.value(), ISO_8859_1)).doesNotContain(NIK);
        keys.destroy(KeyScope.parse("rahasia", "2026-08"), "operator", "masa simpan habis");

        assertThat(wire.read(august)).returns(true, AcceptedEvent::gone);
        assertThat(wire.read(august).event().data()).isEmpty();
        assertThat(wire.read(september).gone()).isFalse();
        assertThat(wire.read(september).event().data()).isEqualTo(NIK.getBytes(US_ASCII));
        assertThat(wire.read(other).event().data()).isEqualTo(NIK.getBytes(US_ASCII));
    }

    @Test
    void whatIsGoneIsToldToItsSubscriptionsAsGone() {
        KeyRing keys = keys();
        EventWire wire = wire(keys);
        ConsumerRecord<byte[], byte[]> august = arrived(wire.arriving(accepted("rahasia", true, AUGUST)));
        keys.destroy(KeyScope.parse("rahasia", "2026-08"), "operator", "masa simpan habis");

        Owed owed = new Owed(wire.read(august), new LaneName("dengar", "semua", 0), 1);

        assertThat(wire.read(arrived(wire.owed(List.of(owed), 1).getFirst()))).returns(true, AcceptedEvent::gone);
    }

    /** What is waited for would stop a partition for ever. */
    @Test
    void whatNoKeyMadeIsUnreadableAndNotWaitedFor() {
        EventWire wire = wire(keys());
        ProducerRecord<byte[], byte[]> good = wire.arriving(accepted("rahasia", true, AUGUST));
        ProducerRecord<byte[], byte[]> garbage =
                new ProducerRecord<>("t", null, good.key(), "sampah".getBytes(UTF_8), good.headers());
        ProducerRecord<byte[], byte[]> nameless = wire.arriving(accepted("terbuka", false, AUGUST));
        nameless.headers().remove("simpul_id").add("simpul_id", "bukan-nomor".getBytes(UTF_8));

        assertThatThrownBy(() -> wire.read(arrived(garbage)))
                .isNotInstanceOf(KeyUnknownException.class)
                .hasMessageContaining("sealed: 6 bytes");
        assertThatThrownBy(() -> wire.read(arrived(nameless))).hasMessageContaining("simpul_id: bukan-nomor");
    }

    @Test
    void whatNeedsNoSealStaysReadable() {
        ProducerRecord<byte[], byte[]> written = wire(keys()).arriving(accepted("terbuka", false, AUGUST));

        assertThat(written.value()).isEqualTo(NIK.getBytes(US_ASCII));
    }

    @Test
    void whatWaitsInATableIsSealedWhateverItsClass() {
        KeyRing keys = keys();
        StoredEvents stored = new StoredEvents(keys);
        byte[] held = stored.bytes(accepted("terbuka", false, AUGUST));
        byte[] waiting = stored.waiting(accepted("terbuka", false, AUGUST).event(), AUGUST);

        assertThat(new String(held, ISO_8859_1) + new String(waiting, ISO_8859_1))
                .doesNotContain("surat.dikirim");
        keys.destroy(KeyScope.parse("outbox", "2026-08"), "operator", "masa simpan habis");

        assertThatExceptionOfType(KeyDestroyedException.class).isThrownBy(() -> stored.event(waiting));
        assertThat(stored.event(held).data()).isEqualTo(NIK.getBytes(US_ASCII));
        keys.destroy(KeyScope.parse("terbuka", "2026-08"), "operator", "masa simpan habis");
        assertThatExceptionOfType(KeyDestroyedException.class).isThrownBy(() -> stored.event(held));
    }
}
