package id.simpul.gateway.layanan.permohonan;

import id.simpul.gateway.layanan.Dwibahasa;
import id.simpul.gateway.layanan.permohonan.Isian.Jenis;
import id.simpul.gateway.layanan.permohonan.Isian.Pilihan;
import id.simpul.gateway.layanan.permohonan.Layanan.Rincian;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** The city's services for citizens: data, read once from {@code layanan.yaml}. */
@Component
public class LayananKatalog {
    private static final Set<String> KEYS = Set.of(
            "kode", "awalan", "pemilik", "halaman", "sering", "nama", "ringkas", "untuk", "syarat", "waktu", "biaya",
            "dasar", "kata", "isian");
    private static final Set<String> FIELD_KEYS =
            Set.of("nama", "jenis", "label", "petunjuk", "maks", "wajib", "pilihan");

    private final List<Layanan> all;

    LayananKatalog() {
        this(Lembar.of("layanan.yaml"));
    }

    LayananKatalog(Lembar sheet) {
        all = sheet.items().stream().map(each -> service(each.only(KEYS))).toList();
        requireOnce();
    }

    public List<Layanan> all() {
        return all;
    }

    public Optional<Layanan> find(String code) {
        return all.stream().filter(each -> each.code().equals(code)).findFirst();
    }

    private void requireOnce() {
        if (all.stream().map(Layanan::code).distinct().count() < all.size()) {
            throw new IllegalArgumentException("layanan.yaml: kode: given twice (expected: one row a service)");
        }
    }

    private static Layanan service(Lembar row) {
        List<Isian> fields = row.list("isian").stream()
                .map(each -> field(each.only(FIELD_KEYS)))
                .toList();
        return new Layanan(
                row.at("kode").text(),
                fields.isEmpty() ? "" : row.at("awalan").text(),
                fields.isEmpty() ? "" : row.at("pemilik").text(),
                row.has("halaman") ? row.at("halaman").text() : null,
                Boolean.parseBoolean(row.textOr("sering", "false")),
                row.both("nama"),
                row.both("ringkas"),
                row.has("syarat") ? details(row) : null,
                words(row),
                requirePerson(row, fields));
    }

    private static Rincian details(Lembar row) {
        return new Rincian(
                row.both("untuk"),
                row.list("syarat").stream().map(Lembar::both).toList(),
                row.both("waktu"),
                row.both("biaya"),
                row.both("dasar"));
    }

    private static List<String> words(Lembar row) {
        return row.list("kata").stream()
                .map(each -> each.text().toLowerCase(Locale.ROOT))
                .toList();
    }

    /** A form without a person could be neither owed to anybody nor tracked. */
    private static List<Isian> requirePerson(Lembar row, List<Isian> fields) {
        Set<String> names = fields.stream().map(Isian::nama).collect(Collectors.toSet());
        if (!fields.isEmpty() && !names.containsAll(Formulir.PERSON)) {
            throw new IllegalArgumentException(
                    row.at("kode").text() + ": isian: " + names + " (expected: at least " + Formulir.PERSON + ")");
        }
        return fields;
    }

    private static Isian field(Lembar row) {
        Jenis kind = Jenis.valueOf(row.at("jenis").text().toUpperCase(Locale.ROOT));
        return new Isian(
                row.at("nama").text(),
                kind,
                row.both("label"),
                row.has("petunjuk") ? row.both("petunjuk") : null,
                Integer.parseInt(row.textOr("maks", String.valueOf(kind.most()))),
                Boolean.parseBoolean(row.textOr("wajib", "true")),
                row.list("pilihan").stream().map(LayananKatalog::choice).toList());
    }

    private static Pilihan choice(Lembar row) {
        return new Pilihan(
                row.at("kode").text(),
                new Dwibahasa(row.at("id").text(), row.at("en").text()));
    }
}
