package id.simpul.gateway.layanan.permohonan;

import id.simpul.gateway.layanan.permohonan.Isian.Jenis;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * One filled form of a service, checked: what was typed, what is meant by it, and what is wrong with it.
 *
 * @param tertulis what was typed by field, cut to a length that may be shown again
 * @param galat what is wrong by field, in the order of the form; empty where all is well
 */
public record Formulir(
        Layanan layanan, Map<String, String> tertulis, Map<String, String> arti, Map<String, Galat> galat) {
    static final List<String> PERSON = List.of("nik", "nama", "telepon");
    private static final int SHOWN = 300;
    private static final int NIK_DIGITS = 16;
    private static final Pattern BROKEN = Pattern.compile("[\\p{Cntrl}\\p{Cs}\\p{Cn}\uFFFD]");
    private static final Pattern NAME = Pattern.compile("\\p{L}[\\p{L}\\p{M}\\p{Zs}'\u2019.,/-]*");
    private static final Pattern PHONE = Pattern.compile("0\\d{8,13}");
    private static final Pattern DAY_FIRST = Pattern.compile("(\\d{1,2})[-/. ](\\d{1,2})[-/. ](\\d{4})");
    private static final LocalDate FIRST_DAY = LocalDate.of(1945, 8, 17);

    /**
     * What is wrong with one field.
     *
     * @param kode the end of the text's key, such as {@code nik.panjang}
     * @param angka the figure that the text speaks of
     */
    public record Galat(String kode, int angka) {}

    /** The form before anything was typed. */
    public static Formulir kosong(Layanan layanan) {
        return new Formulir(layanan, Map.of(), Map.of(), Map.of());
    }

    /**
     * Checks what was typed.
     *
     * @param hariIni the day in the city: nothing is lost tomorrow
     */
    public static Formulir periksa(Layanan layanan, Map<String, String> typed, LocalDate hariIni) {
        Map<String, String> shown = new HashMap<>();
        Map<String, String> meant = new HashMap<>();
        Map<String, Galat> wrong = new LinkedHashMap<>();
        for (Isian field : layanan.isian()) {
            String text = typed.getOrDefault(field.nama(), "").strip();
            shown.put(field.nama(), text.length() > SHOWN ? text.substring(0, SHOWN) : text);
            Galat found = wrong(field, text, hariIni);
            if (found == null) {
                meant.put(field.nama(), meaning(field.jenis(), text));
            } else {
                wrong.put(field.nama(), found);
            }
        }
        return new Formulir(layanan, shown, meant, wrong);
    }

    public boolean benar() {
        return galat.isEmpty();
    }

    /** The person and what was asked; only of a form without faults. */
    public Pemohon pemohon() {
        Map<String, String> rest = new HashMap<>(arti);
        PERSON.forEach(rest::remove);
        return new Pemohon(
                arti.getOrDefault("nik", ""), arti.getOrDefault("nama", ""), arti.getOrDefault("telepon", ""), rest);
    }

    private static @Nullable Galat wrong(Isian field, String text, LocalDate today) {
        if (text.isEmpty()) {
            return field.wajib() ? new Galat("kosong", 0) : null;
        }
        if (text.length() > field.maks()) {
            return new Galat("panjang", field.maks());
        }
        if (BROKEN.matcher(text).find()) {
            return new Galat("rusak", 0);
        }
        String meant = meaning(field.jenis(), text);
        return switch (field.jenis()) {
            case NIK -> nik(meant);
            case NAMA -> NAME.matcher(meant).matches() ? null : new Galat("nama", 0);
            case TELEPON -> PHONE.matcher(meant).matches() ? null : new Galat("telepon", 0);
            case TANGGAL -> day(meant, today);
            case PILIHAN ->
                field.pilihan().stream().anyMatch(each -> each.kode().equals(meant)) ? null : new Galat("kosong", 0);
            case TEKS -> null;
        };
    }

    private static @Nullable Galat nik(String meant) {
        if (!meant.chars().allMatch(each -> each >= '0' && each <= '9')) {
            return new Galat("nik.huruf", 0);
        }
        return meant.length() == NIK_DIGITS ? null : new Galat("nik.panjang", meant.length());
    }

    /** 20-11-2026 and 20/11/2026 are days too, where a browser has no calendar. */
    private static String day(String text) {
        Matcher day = DAY_FIRST.matcher(text);
        return day.matches()
                ? "%s-%02d-%02d".formatted(day.group(3), Integer.parseInt(day.group(2)), Integer.parseInt(day.group(1)))
                : text;
    }

    private static @Nullable Galat day(String meant, LocalDate today) {
        try {
            LocalDate day = LocalDate.parse(meant);
            if (day.isAfter(today)) {
                return new Galat("tanggal.nanti", 0);
            }
            return day.isBefore(FIRST_DAY) ? new Galat("tanggal", 0) : null;
        } catch (DateTimeParseException noDay) {
            return new Galat("tanggal", 0);
        }
    }

    /** Blanks and marks by which people group digits mean nothing. */
    private static String meaning(Jenis kind, String text) {
        return switch (kind) {
            case NIK -> text.replaceAll("[\\s.-]", "");
            case TELEPON ->
                text.replaceAll("[\\s().-]", "")
                        .replaceFirst("^(\\+|00)?62", "0")
                        .replaceFirst("^00", "0");
            case NAMA -> text.replaceAll("\\p{Zs}+", " ");
            case TANGGAL -> day(text);
            case TEKS, PILIHAN -> text;
        };
    }

    /** Names nobody. */
    @Override
    public String toString() {
        return "Formulir[" + layanan.code() + ", " + galat.keySet() + "]";
    }
}
