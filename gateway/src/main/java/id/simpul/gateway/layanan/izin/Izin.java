package id.simpul.gateway.layanan.izin;

import java.time.LocalDate;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One licence of a NIB ({@code data_checklist} of OSS).
 *
 * @param kind jenis izin (PIA OSS-RBA, Lampiran 27)
 * @param authority kewenangan: 00 national, 01 province, 02 city
 * @param region kode wilayah, 10 digits without dots
 * @param flag flag_checklist (Lampiran 28)
 * @param status code of Lampiran 10; empty where OSS did not send one
 * @param number of the licence; empty while there is none
 */
public record Izin(
        String id,
        String name,
        String kind,
        String authority,
        String region,
        String flag,
        String status,
        String number,
        @Nullable LocalDate date) {
    private static final String CITY = "02";

    /** Lampiran 10. A code that is not in it is kept and shown as it is. */
    private static final Set<String> STATUSES = Set.of(
            "05", "09", "10", "11", "12", "20", "30", "31", "32", "33", "34", "40", "41", "42", "43", "44", "45", "49",
            "50", "52", "57", "60", "70", "80", "90", "93");

    /** Whether the city with this kode wilayah (without its dot) decides on it. */
    public boolean decidedBy(String city) {
        return authority.equals(CITY) && region.startsWith(city);
    }

    /** The word for its state: a code of Lampiran 10, {@code lain} for another code, else what number and flag say. */
    public String state() {
        if (!status.isEmpty()) {
            return STATUSES.contains(status) ? status : "lain";
        }
        if (!number.isEmpty()) {
            return "terbit";
        }
        return switch (flag) {
            case "O" -> "otomatis";
            case "T" -> "tembusan";
            default -> "proses";
        };
    }
}
