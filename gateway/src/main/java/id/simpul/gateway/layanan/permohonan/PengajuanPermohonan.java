package id.simpul.gateway.layanan.permohonan;

import id.simpul.hub.event.Outbox;
import id.simpul.hub.keys.KeyRing;
import id.simpul.hub.keys.Purpose;
import id.simpul.hub.message.Event;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.json.JsonMapper;

/** Takes a request in: the row and the fact that it was made are written together or not at all. */
@Component
public class PengajuanPermohonan {
    static final String TYPE = "permohonan.diajukan";
    static final String PUBLISHER = "portal";
    private static final String SOURCE = "/portal/permohonan";
    private static final String SERVICE = "layanan";
    private static final int DRAWS = 20;
    private static final JsonMapper JSON = JsonMapper.shared();

    private final PermohonanStore store;
    private final Outbox outbox;
    private final KeyRing keys;
    private final TransactionTemplate transaction;
    private final Clock clock;

    PengajuanPermohonan(PermohonanStore store, Outbox outbox, KeyRing keys, DataSource dataSource, Clock clock) {
        this.store = store;
        this.outbox = outbox;
        this.keys = keys;
        this.transaction = new TransactionTemplate(new JdbcTransactionManager(dataSource));
        this.clock = clock;
    }

    /**
     * What became of a form.
     *
     * @param baru false where the same form was sent before
     * @param sama false where it was sent before with other contents, which were not taken in
     */
    public record Hasil(Permohonan permohonan, boolean baru, boolean sama) {}

    /**
     * Takes one form in; the same form once more gives the same request.
     *
     * @param kunci the form's own key, at least 16 characters that nobody guesses
     */
    public Hasil ajukan(Layanan layanan, Pemohon pemohon, String kunci) {
        return transaction.execute(status -> {
            for (int draw = 0; draw < DRAWS; draw++) {
                Optional<Permohonan> before = store.byKey(kunci);
                if (before.isPresent()) {
                    return new Hasil(before.get(), false, same(before.get(), pemohon));
                }
                Permohonan request = request(layanan);
                if (store.insert(request, sealed(request, pemohon, kunci))) {
                    return new Hasil(announce(request, pemohon), true, true);
                }
            }
            throw new IllegalStateException(
                    "nomor: " + DRAWS + " draws taken (expected: a free number of " + layanan.code() + ")");
        });
    }

    /** The request that the form with this key became. */
    public Optional<Permohonan> dariFormulir(String kunci) {
        return store.byKey(kunci);
    }

    private Permohonan request(Layanan layanan) {
        Instant now = clock.instant();
        int year = now.atOffset(ZoneOffset.UTC).getYear();
        return new Permohonan(
                NomorPermohonan.draw(layanan.awalan(), year),
                layanan.code(),
                layanan.pemilik(),
                Keadaan.DIAJUKAN,
                null,
                now,
                List.of());
    }

    private PermohonanStore.Baru sealed(Permohonan request, Pemohon pemohon, String kunci) {
        return new PermohonanStore.Baru(
                kunci,
                keys.seal(Purpose.PAYLOAD, JSON.writeValueAsBytes(pemohon)),
                keys.hash(Purpose.SUBJECT_HASH, pemohon.nik()),
                keys.hash(Purpose.SUBJECT_HASH, FaktorKedua.of(request.nomor(), pemohon.teleponAkhir())));
    }

    private boolean same(Permohonan before, Pemohon pemohon) {
        return store.sealed(before.nomor())
                .map(kept -> JSON.readValue(keys.open(Purpose.PAYLOAD, kept), Pemohon.class))
                .map(pemohon::equals)
                .orElse(false);
    }

    private Permohonan announce(Permohonan request, Pemohon pemohon) {
        String id = outbox.put(PUBLISHER, event(request, pemohon)).value();
        store.announced(request.nomor(), id);
        return store.byNumber(request.nomor()).orElseThrow();
    }

    private static Event event(Permohonan request, Pemohon pemohon) {
        Map<String, Object> data = new LinkedHashMap<>();
        data.put("nomor", request.nomor());
        data.put(SERVICE, request.layanan());
        data.put("nik", pemohon.nik());
        data.put("nama", pemohon.nama());
        data.put("telepon", pemohon.telepon());
        data.put("isian", pemohon.isian());
        data.put("diajukanPada", request.diajukanPada().toString());
        return new Event(
                UUID.randomUUID().toString(),
                SOURCE,
                TYPE,
                request.nomor(),
                request.diajukanPada(),
                "application/json",
                null,
                Map.of(SERVICE, request.layanan()),
                JSON.writeValueAsBytes(data));
    }
}
