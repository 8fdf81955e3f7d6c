package id.simpul.gateway.portal.peraturan;

import id.simpul.gateway.layanan.peraturan.Isian;
import id.simpul.gateway.page.Times;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A document's fields as people read them. */
public record PeraturanText(Times times) {
    private static final Pattern WORD = Pattern.compile("\\p{L}+");
    private static final Set<String> ABBREVIATIONS = Set.of("MPR", "DPR", "DPRD", "BPHN", "RI", "MOU");
    private static final Set<String> DATES = Set.of("tanggal_penetapan", "tanggal_pengundangan");

    /** In the order of a catalogue card (formats, section 1.8). */
    private static final List<String> SHOWN = List.of(
            "noPeraturan",
            "tahun_pengundangan",
            "tanggal_penetapan",
            "tanggal_pengundangan",
            "tempatTerbit",
            "penerbit",
            "sumber",
            "deskripsiFisik",
            "isbn",
            "noPanggil",
            "nomorIndukBuku",
            "teuBadan",
            "subjek",
            "bidangHukum",
            "bahasa");

    /** One line of the card: the field's name and its value. */
    public record Line(String field, String value) {}

    List<Line> lines(Isian fields) {
        return SHOWN.stream()
                .filter(fields::has)
                .map(each -> new Line(each, DATES.contains(each) ? date(fields.get(each)) : fields.get(each)))
                .toList();
    }

    private String date(String value) {
        try {
            return times.day(LocalDate.parse(value));
        } catch (DateTimeException other) {
            return value;
        }
    }

    /** PERATURAN WALIKOTA as Peraturan Walikota. */
    public String title(String shouted) {
        if (!shouted.equals(shouted.toUpperCase(Locale.ROOT))) {
            return shouted;
        }
        return WORD.matcher(shouted).replaceAll(word -> Matcher.quoteReplacement(calm(word.group())));
    }

    private static String calm(String word) {
        return ABBREVIATIONS.contains(word)
                ? word
                : word.charAt(0) + word.substring(1).toLowerCase(Locale.ROOT);
    }

    /** The key of a status: its letters. */
    public String key(String status) {
        return status.toLowerCase(Locale.ROOT).replaceAll("[^a-z]+", "-");
    }
}
