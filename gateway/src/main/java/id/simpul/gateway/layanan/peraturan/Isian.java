package id.simpul.gateway.layanan.peraturan;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The 28 fields of a document, in the feed's order; empty where there is no value. */
public record Isian(Map<String, String> values) {
    /** ILDIS v4 (formats, section 1.2). */
    static final List<String> NAMES = List.of(
            "idData",
            "tahun_pengundangan",
            "tanggal_penetapan",
            "tanggal_pengundangan",
            "jenis",
            "noPeraturan",
            "judul",
            "noPanggil",
            "singkatanJenis",
            "tempatTerbit",
            "penerbit",
            "deskripsiFisik",
            "sumber",
            "isbn",
            "status",
            "bahasa",
            "bidangHukum",
            "teuBadan",
            "nomorIndukBuku",
            "abstrak",
            "last_updated",
            "urlAbstrak",
            "urlDetailPeraturan",
            "fileDownload",
            "urlDownload",
            "subjek",
            "operasi",
            "display");

    public Isian {
        Map<String, String> ordered = new LinkedHashMap<>();
        for (String name : NAMES) {
            ordered.put(name, values.getOrDefault(name, ""));
        }
        values = Collections.unmodifiableMap(ordered);
    }

    /** The value of one of the 28 fields. */
    public String get(String name) {
        String value = values.get(name);
        if (value == null) {
            throw new IllegalArgumentException("field: " + name + " (expected: one of " + NAMES + ")");
        }
        return value;
    }

    public boolean has(String name) {
        return !get(name).isEmpty();
    }

    public TipeDokumen tipe() {
        return TipeDokumen.of(get("jenis"));
    }
}
