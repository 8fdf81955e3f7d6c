package id.simpul.connectors.jdih;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The 28 fields of the feed in the order in which ILDIS v4 emits them, and how sites spell them. */
final class JdihFields {
    static final String ID = "idData";
    static final String YEAR = "tahun_pengundangan";
    static final String PROMULGATED = "tanggal_pengundangan";
    static final String ENACTED = "tanggal_penetapan";
    static final String TITLE = "judul";
    static final String STATUS = "status";
    static final String ABSTRACT = "abstrak";
    static final String UPDATED = "last_updated";
    static final String SUBJECT = "subjek";
    static final String AUTHOR = "teuBadan";
    static final String FILE = "fileDownload";
    static final String FILE_URL = "urlDownload";
    static final String OPERATION = "operasi";
    static final String DISPLAY = "display";

    static final List<String> NAMES = List.of(
            ID,
            YEAR,
            ENACTED,
            PROMULGATED,
            "jenis",
            "noPeraturan",
            TITLE,
            "noPanggil",
            "singkatanJenis",
            "tempatTerbit",
            "penerbit",
            "deskripsiFisik",
            "sumber",
            "isbn",
            STATUS,
            "bahasa",
            "bidangHukum",
            AUTHOR,
            "nomorIndukBuku",
            ABSTRACT,
            UPDATED,
            "urlAbstrak",
            "urlDetailPeraturan",
            FILE,
            FILE_URL,
            SUBJECT,
            OPERATION,
            DISPLAY);

    private static final Map<String, String> BY_SPELLING = bySpelling();

    private JdihFields() {}

    private static Map<String, String> bySpelling() {
        Map<String, String> names = new HashMap<>();
        NAMES.forEach(each -> names.put(spelling(each), each));
        names.put("tahun", YEAR); // the shape before 2019
        return Map.copyOf(names);
    }

    /** The field that a site calls {@code key}, whatever its case and separators; null where it is none of the 28. */
    static @Nullable String of(String key) {
        return BY_SPELLING.get(spelling(key));
    }

    private static String spelling(String key) {
        return key.strip().replace("_", "").replace("-", "").toLowerCase(Locale.ROOT);
    }
}
