package id.simpul.gateway.layanan.surat;

import id.simpul.gateway.layanan.Dwibahasa;
import id.simpul.gateway.layanan.Lacakan;
import id.simpul.gateway.layanan.Lacakan.Langkah;
import id.simpul.gateway.layanan.Pelacak;
import id.simpul.hub.keys.KeyRing;
import id.simpul.hub.keys.Purpose;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Where a letter stands, for whoever knows its printed number and the digits that its sender gave for them
 * ({@code pelacakan.angkaAkhir}). A letter without such digits is never found here; its code at {@code /v} is the other way.
 */
@Component
class PelacakSurat implements Pelacak {
    private static final String KIND = "surat";
    private static final String SENT = "dikirim";
    private static final String RECEIVED = "diterima";
    private static final Dwibahasa ABOUT = new Dwibahasa("Surat", "Letter");
    private static final int LONGEST = 100;

    private final SuratStore store;
    private final KeyRing keys;

    /** Compared with where no letter has the number, so that an unknown one takes as long as a known one. */
    private final String nobody;

    PelacakSurat(SuratStore store, KeyRing keys) {
        this.store = store;
        this.keys = keys;
        this.nobody = keys.hash(Purpose.SUBJECT_HASH, "");
    }

    /** What has to be known besides the number, bound to one letter. */
    static String factor(String code, String lastDigits) {
        return code + ':' + lastDigits;
    }

    /** Agencies number their letters as they like; that a number has parts is all that they have in common. */
    @Override
    public Optional<String> nomor(String diketik) {
        String number = diketik.strip().toUpperCase(Locale.ROOT);
        return number.indexOf('/') > 0 && number.length() <= LONGEST ? Optional.of(number) : Optional.empty();
    }

    /** Of several letters with this number and these digits the one that was sent last. */
    @Override
    public Optional<Lacakan> lacak(String nomor, String angkaAkhir) {
        List<SuratStore.Tracked> known = store.trackedBy(nomor);
        if (known.isEmpty()) {
            keys.matches(Purpose.SUBJECT_HASH, factor("", angkaAkhir), nobody);
        }
        return known.stream()
                .filter(each -> keys.matches(Purpose.SUBJECT_HASH, factor(each.code(), angkaAkhir), each.hash()))
                .findFirst()
                .flatMap(each -> store.byCode(each.code()))
                .map(PelacakSurat::track);
    }

    private static Lacakan track(Surat surat) {
        List<Langkah> steps = List.of(new Langkah(SENT, surat.sentAt()), new Langkah(RECEIVED, receivedByAll(surat)));
        return new Lacakan(surat.letter().number(), KIND, ABOUT, surat.state(), steps);
    }

    /** When the last of the main addressees took it; null while one has not. */
    private static @Nullable Instant receivedByAll(Surat surat) {
        if (!surat.state().equals(RECEIVED)) {
            return null;
        }
        return surat.recipients().stream()
                .filter(each -> !each.copy())
                .map(Surat.Recipient::receivedAt)
                .filter(Objects::nonNull)
                .max(Instant::compareTo)
                .orElse(null);
    }
}
