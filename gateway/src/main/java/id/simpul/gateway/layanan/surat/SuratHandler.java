package id.simpul.gateway.layanan.surat;

import id.simpul.gateway.layanan.PeristiwaHandler;
import id.simpul.gateway.page.CityNow;
import id.simpul.hub.event.Outbox;
import id.simpul.hub.keys.KeyRing;
import id.simpul.hub.keys.Purpose;
import id.simpul.hub.message.Delivery;
import id.simpul.hub.message.Fault;
import id.simpul.hub.message.FaultCode;
import id.simpul.hub.message.FaultException;
import id.simpul.hub.registry.Application;
import id.simpul.hub.registry.RouteTable;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Moves letters: {@code surat.dikirim} makes one, {@code surat.diterima} of an addressee moves it on. An acknowledgement
 * that is here before its letter is refused, so that it comes again.
 */
@Component
class SuratHandler implements PeristiwaHandler {
    private static final String SENT = "surat.dikirim";
    private static final String RECEIVED = "surat.diterima";

    private final SuratStore store;
    private final Outbox outbox;
    private final CityNow city;
    private final KeyRing keys;
    private final Clock clock;

    SuratHandler(SuratStore store, Outbox outbox, CityNow city, KeyRing keys, Clock clock) {
        this.store = store;
        this.outbox = outbox;
        this.city = city;
        this.keys = keys;
        this.clock = clock;
    }

    @Override
    public Set<String> types() {
        return Set.of(SENT, RECEIVED);
    }

    @Override
    public void handle(Delivery delivery) throws FaultException {
        SuratReader reader = SuratReader.of(delivery.event());
        Instant now = clock.instant();
        if (delivery.event().type().equals(SENT)) {
            send(delivery, reader.letter(), reader.lastDigits(), now);
        } else {
            receive(delivery.publisher(), reader.receipt(now));
        }
    }

    private void send(Delivery delivery, Naskah letter, String lastDigits, Instant now) throws FaultException {
        String publisher = delivery.publisher();
        Instant sentAt = Objects.requireNonNullElse(delivery.event().time(), now);
        List<Surat.Recipient> recipients = letter.addresses().stream()
                .map(each -> new Surat.Recipient(each.unit(), each.role(), null, ""))
                .toList();
        Surat surat = new Surat(KodeSurat.draw(), publisher, sentAt, letter, recipients);
        if (store.add(surat, trackingHash(surat.code(), lastDigits))) {
            outbox.put("portal", SuratDicatat.of(surat, delivery, now));
            return;
        }
        Surat before = store.byLetterId(publisher, letter.id())
                .orElseThrow(() -> refused(FaultCode.PERISTIWA_TIDAK_SAH, "kode: taken (expected: to come again)"));
        if (!before.letter().equals(letter)) {
            throw refused(
                    FaultCode.PERISTIWA_TIDAK_SAH,
                    "idNaskah: sent before with other content (expected: a new idNaskah)");
        }
    }

    private @Nullable String trackingHash(String code, String lastDigits) {
        return lastDigits.isEmpty() ? null : keys.hash(Purpose.SUBJECT_HASH, PelacakSurat.factor(code, lastDigits));
    }

    private void receive(String publisher, SuratReader.Receipt receipt) throws FaultException {
        List<Surat> found = store.byNumber(receipt.number()).stream()
                .filter(each ->
                        receipt.letterId().isEmpty() || each.letter().id().equals(receipt.letterId()))
                .toList();
        if (found.isEmpty()) {
            throw refused(FaultCode.PERISTIWA_TIDAK_ADA, "nomor: no such letter yet (expected: surat.dikirim first)");
        }
        String unit = agency(publisher);
        List<Surat> addressed = found.stream()
                .filter(each -> each.recipients().stream()
                        .anyMatch(other -> other.unit().equals(unit)))
                .toList();
        if (addressed.isEmpty()) {
            throw refused(
                    FaultCode.PERISTIWA_TIDAK_DIIZINKAN, "penerima: not an addressee (expected: an agency of tujuan)");
        }
        if (addressed.size() > 1) {
            throw refused(FaultCode.PERISTIWA_TIDAK_SAH, "nomor: several letters (expected: idNaskah beside it)");
        }
        store.received(addressed.getFirst().code(), unit, receipt.receivedAt(), receipt.receiver());
    }

    private String agency(String application) {
        RouteTable table = city.table();
        Application known = table == null ? null : table.application(application);
        return known == null ? application : known.agency();
    }

    private static FaultException refused(FaultCode code, String detail) {
        return new FaultException(Fault.caller(code, detail));
    }
}
