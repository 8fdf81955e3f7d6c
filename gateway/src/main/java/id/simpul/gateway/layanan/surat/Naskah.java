package id.simpul.gateway.layanan.surat;

import java.time.LocalDate;
import java.util.List;

/**
 * A letter as its sender describes it, in the canonical form (docs/formats/surat.md).
 *
 * @param id the sender's own, unique at the sender
 * @param number nomor naskah, as it is printed
 * @param kind jenis naskah; empty where it was not told
 * @param security keamanan: B (biasa), T (terbatas), R (rahasia), SR (sangat rahasia)
 * @param speed kecepatan, in words
 * @param subject hal
 * @param agency the sending agency, in words
 * @param position of who sends, in words
 * @param sha256 of the document, 64 lower-case hexadecimal digits
 */
public record Naskah(
        String id,
        String number,
        LocalDate dated,
        String kind,
        String security,
        String speed,
        String subject,
        String agency,
        String position,
        String sha256,
        List<Address> addresses) {

    /**
     * One addressee.
     *
     * @param unit the agency's code in the registry, in lower case
     * @param role utama or tembusan
     */
    public record Address(String unit, String role) {}

    /** Whether anybody who holds the code may read what it is about. */
    public boolean open() {
        return security.equals("B");
    }

    /** Leaves out what the letter is about. */
    @Override
    public String toString() {
        return "Naskah[" + security + ", " + addresses.size() + " addresses]";
    }
}
