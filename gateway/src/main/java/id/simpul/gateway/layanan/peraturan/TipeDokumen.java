package id.simpul.gateway.layanan.peraturan;

import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * The four types of legal document, and what each must say. The feed does not carry the type: it follows from
 * {@code jenis} (formats, sections 1.5 and 1.8).
 */
public enum TipeDokumen {
    PERATURAN("jenis", "noPeraturan", "tahun_pengundangan", "tanggal_penetapan", "judul"),
    MONOGRAFI("jenis", "judul", "tempatTerbit", "tahun_pengundangan", "penerbit"),
    ARTIKEL("jenis", "tahun_pengundangan", "judul", "sumber", "bahasa"),
    PUTUSAN("jenis", "noPeraturan", "tahun_pengundangan", "tanggal_penetapan", "judul", "bahasa");

    private static final Map<TipeDokumen, List<String>> BEGINNINGS = Map.of(
            MONOGRAFI,
            List.of(
                    "BUKU",
                    "MONOGRAFI",
                    "NASKAH AKADEMIK",
                    "PENELITIAN",
                    "PENGKAJIAN",
                    "KOMPENDIUM",
                    "ANALISIS DAN EVALUASI",
                    "HIMPUNAN",
                    "KOLEKSI LANGKA",
                    "REFERENSI"),
            ARTIKEL,
            List.of("ARTIKEL", "MAJALAH", "WARTA", "KLIPING", "OPINI"),
            PUTUSAN,
            List.of("PUTUSAN", "YURISPRUDENSI", "REKOMENDASI"));

    private final String required;

    TipeDokumen(String... required) {
        this.required = String.join(" ", required);
    }

    /** The type of {@code jenis}; whatever is no book, article or judgment is a regulation. */
    public static TipeDokumen of(String jenis) {
        String upper = jenis.toUpperCase(Locale.ROOT);
        for (TipeDokumen each : values()) {
            if (BEGINNINGS.getOrDefault(each, List.of()).stream().anyMatch(upper::startsWith)) {
                return each;
            }
        }
        return PERATURAN;
    }

    /** The fields without which a document of this type is incomplete. */
    List<String> required() {
        return List.of(required.split(" "));
    }

    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }
}
