package id.simpul.gateway.layanan.permohonan;

import id.simpul.gateway.layanan.PeristiwaHandler;
import id.simpul.gateway.layanan.permohonan.Transisi.Langkah;
import id.simpul.hub.keys.KeyRing;
import id.simpul.hub.keys.Purpose;
import id.simpul.hub.message.Delivery;
import id.simpul.hub.message.Event;
import id.simpul.hub.message.Fault;
import id.simpul.hub.message.FaultCode;
import id.simpul.hub.message.FaultException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Moves a request by the answer of the application that owns it, along the transition table and no other way. */
@Component
class JawabanPermohonan implements PeristiwaHandler {
    private static final int MAX_REMARK = 2000;

    private final Transisi transisi = Transisi.read();
    private final PermohonanStore store;
    private final KeyRing keys;
    private final Clock clock;

    JawabanPermohonan(PermohonanStore store, KeyRing keys, Clock clock) {
        this.store = store;
        this.keys = keys;
        this.clock = clock;
    }

    @Override
    public Set<String> types() {
        return transisi.types();
    }

    @Override
    public void handle(Delivery delivery) throws FaultException {
        Event event = delivery.event();
        JsonNode data = data(event);
        Permohonan request = owned(number(event, data), delivery.publisher());
        Langkah step = transisi.step(request.keadaan(), event.type());
        if (step instanceof Langkah.Tolak) {
            throw wrong(
                    FaultCode.ISI_TIDAK_SAH,
                    event.type() + ": after " + request.keadaan().code()
                            + " (expected: a move that the transition table allows)");
        }
        boolean moves = step instanceof Langkah.Pindah;
        if (step instanceof Langkah.Pindah to) {
            store.move(request.nomor(), to.ke(), clock.instant());
        }
        store.keep(request.nomor(), answer(delivery, request, remark(data), moves), clock.instant());
    }

    private static JsonNode data(Event event) throws FaultException {
        try {
            JsonNode data = JsonMapper.shared().readTree(event.data());
            if (data.isObject()) {
                return data;
            }
        } catch (JacksonException unreadable) {
            // told below
        }
        throw wrong(FaultCode.ISI_TIDAK_SAH, "data: no JSON object (expected: an object with nomor and catatan)");
    }

    private static String number(Event event, JsonNode data) throws FaultException {
        String nomor = data.path("nomor").isString() ? data.path("nomor").asString() : "";
        if (nomor.isEmpty() || (event.subject() != null && !event.subject().equals(nomor))) {
            throw wrong(FaultCode.ISI_TIDAK_SAH, "nomor: absent or not the subject (expected: the request's number)");
        }
        return nomor;
    }

    private Permohonan owned(String nomor, String publisher) throws FaultException {
        Permohonan request = store.held(nomor)
                .orElseThrow(() -> wrong(
                        FaultCode.ISI_TIDAK_SAH, "nomor: unknown (expected: the number of a request of this city)"));
        if (!request.pemilik().equals(publisher)) {
            throw wrong(
                    FaultCode.AKSES_DITOLAK,
                    "publisher: " + publisher + " (expected: the application that owns the request)");
        }
        return request;
    }

    private static @Nullable String remark(JsonNode data) throws FaultException {
        JsonNode remark = data.path("catatan");
        if (remark.isMissingNode() || remark.isNull()) {
            return null;
        }
        if (!remark.isString() || remark.asString().length() > MAX_REMARK) {
            throw wrong(
                    FaultCode.ISI_TIDAK_SAH, "catatan: (expected: a text of at most " + MAX_REMARK + " characters)");
        }
        return remark.asString();
    }

    private PermohonanStore.Jawaban answer(
            Delivery delivery, Permohonan request, @Nullable String remark, boolean moves) {
        return new PermohonanStore.Jawaban(
                Transisi.told(delivery.event().type()),
                moves,
                delivery.id().value(),
                remark == null ? null : keys.seal(Purpose.PAYLOAD, remark.getBytes(StandardCharsets.UTF_8)),
                moment(delivery.event().time(), request));
    }

    /** When it happened by the owner's clock, where that can be. */
    private Instant moment(@Nullable Instant told, Permohonan request) {
        Instant now = clock.instant();
        return told == null || told.isAfter(now) || told.isBefore(request.diajukanPada()) ? now : told;
    }

    private static FaultException wrong(FaultCode code, String detail) {
        return new FaultException(Fault.caller(code, detail));
    }
}
