package id.simpul.gateway.portal.coba;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What can be tried. Its texts stand under {@code coba.<code>} and {@code coba.<code>.arti}. */
enum Aksi {
    PANGGILAN,
    DITOLAK,
    PERISTIWA,
    SURAT,
    NIB,
    PERMOHONAN,
    PERATURAN,
    RUSAK,
    PULIH,
    BUKTI;

    /** The word in addresses and keys. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Optional<Aksi> of(String code) {
        return Arrays.stream(values()).filter(each -> each.code().equals(code)).findFirst();
    }
}
