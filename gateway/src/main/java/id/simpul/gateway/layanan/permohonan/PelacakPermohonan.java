package id.simpul.gateway.layanan.permohonan;

import id.simpul.gateway.layanan.Dwibahasa;
import id.simpul.gateway.layanan.Lacakan;
import id.simpul.gateway.layanan.Lacakan.Langkah;
import id.simpul.gateway.layanan.Pelacak;
import id.simpul.hub.keys.KeyRing;
import id.simpul.hub.keys.Purpose;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Where a request stands, for whoever knows its number and the last digits of the telephone. */
@Component
class PelacakPermohonan implements Pelacak {
    private static final String KIND = "permohonan";

    private final PermohonanStore store;
    private final Penerusan penerusan;
    private final LayananKatalog katalog;
    private final KeyRing keys;

    /** Compared with where no request has the number, so that an unknown one takes as long as a known one. */
    private final String nobody;

    PelacakPermohonan(PermohonanStore store, Penerusan penerusan, LayananKatalog katalog, KeyRing keys) {
        this.store = store;
        this.penerusan = penerusan;
        this.katalog = katalog;
        this.keys = keys;
        this.nobody = keys.hash(Purpose.SUBJECT_HASH, "");
    }

    @Override
    public Optional<String> nomor(String diketik) {
        return Optional.ofNullable(NomorPermohonan.read(diketik));
    }

    @Override
    public Optional<Lacakan> lacak(String nomor, String angkaAkhir) {
        String kept = store.phoneHash(nomor).orElse(nobody);
        boolean knows = keys.matches(Purpose.SUBJECT_HASH, FaktorKedua.of(nomor, angkaAkhir), kept);
        return knows ? store.byNumber(nomor).map(this::track) : Optional.empty();
    }

    private Lacakan track(Permohonan request) {
        Dwibahasa about = katalog.find(request.layanan())
                .map(Layanan::nama)
                .orElseGet(() -> new Dwibahasa(request.layanan(), request.layanan()));
        return new Lacakan(request.nomor(), KIND, about, penerusan.keadaan(request), steps(request));
    }

    private List<Langkah> steps(Permohonan request) {
        List<Langkah> steps = new ArrayList<>();
        steps.add(new Langkah(Keadaan.DIAJUKAN.code(), request.diajukanPada()));
        request.riwayat().stream()
                .filter(each -> each.berpindah() || overtaken(each, request))
                .sorted(Comparator.comparing(Permohonan.Kejadian::pada))
                .forEach(each -> steps.add(new Langkah(each.keadaan().code(), each.pada())));
        steps.addAll(toCome(request));
        return steps;
    }

    /** Told after the end but of a moment before it: it belongs to the way. */
    private static boolean overtaken(Permohonan.Kejadian late, Permohonan request) {
        return late.keadaan() == Keadaan.DIPROSES
                && request.riwayat().stream()
                        .noneMatch(each -> each.keadaan() == Keadaan.DIPROSES
                                && (each.berpindah() || each.pada().isBefore(late.pada())))
                && request.riwayat().stream()
                        .anyMatch(each -> each.berpindah() && late.pada().isBefore(each.pada()));
    }

    private List<Langkah> toCome(Permohonan request) {
        List<String> left = switch (request.keadaan()) {
            case DIAJUKAN ->
                penerusan.tiba(request)
                        ? List.of(Keadaan.DIPROSES.code(), Keadaan.SELESAI.code())
                        : List.of(Penerusan.FORWARDING, Keadaan.DIPROSES.code(), Keadaan.SELESAI.code());
            case DIPROSES -> List.of(Keadaan.SELESAI.code());
            case SELESAI, DITOLAK -> List.of();
        };
        return left.stream().map(each -> new Langkah(each, null)).toList();
    }
}
