package id.simpul.gateway.layanan.peraturan;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One document on its way into the city's feed, where every field is a string and what its type requires is there.
 *
 * @param id in the city's feed
 * @param at when its site was seen to have it so
 */
record FeedRow(String id, Isian fields, Instant at) {
    private static final String NONE = "-";
    private static final DateTimeFormatter UPDATED = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss");
    private static final Set<String> DATES = Set.of("tanggal_penetapan", "tanggal_pengundangan");

    /** Only a book has them; elsewhere they are left without a value, as the official script does. */
    private static final Set<String> BOOKS_ONLY =
            Set.of("noPanggil", "penerbit", "deskripsiFisik", "isbn", "nomorIndukBuku");

    /** What keeps the document out of the feed; null where nothing does. */
    @Nullable
    String flaw() {
        List<String> missing = fields.tipe().required().stream()
                .filter(each -> value(each).equals(NONE))
                .toList();
        if (!missing.isEmpty()) {
            return String.join(", ", missing) + ": missing (expected: a value, for "
                    + fields.tipe().code() + ")";
        }
        String year = fields.get("tahun_pengundangan");
        return year.matches("\\d{4}") ? null : "tahun_pengundangan: " + year + " (expected: four digits)";
    }

    /** The 28 fields in their order. */
    Map<String, String> values(ZoneId zone) {
        Map<String, String> values = new LinkedHashMap<>();
        Isian.NAMES.forEach(each -> values.put(each, value(each)));
        values.put("idData", id);
        values.put("subjek", fields.get("subjek"));
        values.put("operasi", "4");
        values.put("display", "1");
        if (!fields.has("last_updated")) {
            values.put("last_updated", UPDATED.format(at.atZone(zone)));
        }
        return values;
    }

    private String value(String name) {
        String value = fields.get(name);
        boolean none = value.isEmpty()
                || (DATES.contains(name) && !isDate(value))
                || (BOOKS_ONLY.contains(name) && fields.tipe() != TipeDokumen.MONOGRAFI);
        return none ? NONE : value;
    }

    private static boolean isDate(String text) {
        try {
            LocalDate.parse(text);
            return true;
        } catch (DateTimeException other) {
            return false;
        }
    }
}
