package id.simpul.gateway.layanan;

import java.util.Optional;

/**
 * Finds something that a person may follow by its number and the last four digits of the telephone given with it. Found
 * by Spring; {@code /lacak} asks each one.
 */
public interface Pelacak {
    /** The number as it is written, where what was typed is a number of this kind; else empty. */
    Optional<String> nomor(String diketik);

    /** What may be shown; empty for an unknown number and for wrong digits alike, and in about the same time. */
    Optional<Lacakan> lacak(String nomor, String angkaAkhir);
}
