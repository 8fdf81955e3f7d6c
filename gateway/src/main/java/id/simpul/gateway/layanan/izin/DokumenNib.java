package id.simpul.gateway.layanan.izin;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;

/**
 * One document of OSS about a NIB, cut to what its applicant may see.
 *
 * @param kind tipe_dokumen: 9 original, 5 update, 3 pencabutan, 4 pembatalan
 * @param dated the day that the document gives itself
 * @param status NIB status (PIA OSS-RBA, Lampiran 14)
 * @param scale skala usaha (Lampiran 31)
 * @param risks risk levels of its projects, each once
 */
public record DokumenNib(
        String nib,
        String kind,
        LocalDate dated,
        Instant receivedAt,
        String name,
        String status,
        String scale,
        List<String> risks,
        List<Izin> licences) {

    /**
     * The document that holds comes last: an end (pencabutan, pembatalan) after everything else, then by its own day; on
     * one day an original before its update; then as they came.
     */
    static final Comparator<DokumenNib> AGE = Comparator.comparing(DokumenNib::ends)
            .thenComparing(DokumenNib::dated)
            .thenComparing(each -> !each.kind.equals("9"))
            .thenComparing(DokumenNib::receivedAt);

    /** Whether the NIB ends with this document. */
    public boolean ends() {
        return kind.equals("3") || kind.equals("4");
    }

    /** Leaves the business out. */
    @Override
    public String toString() {
        return "DokumenNib[" + kind + ", " + dated + "]";
    }
}
