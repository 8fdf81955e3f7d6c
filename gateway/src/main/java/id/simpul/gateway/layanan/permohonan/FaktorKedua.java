package id.simpul.gateway.layanan.permohonan;

/** What a person must know besides a number: the last four digits of the telephone, bound to that number. */
final class FaktorKedua {
    private FaktorKedua() {}

    static String of(String nomor, String lastDigits) {
        return nomor + ':' + lastDigits;
    }
}
