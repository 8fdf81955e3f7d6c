package id.simpul.gateway.layanan.permohonan;

import java.util.Locale;

/** Where a request stands. */
public enum Keadaan {
    DIAJUKAN,
    DIPROSES,
    SELESAI,
    DITOLAK;

    /** The word in tables and texts, such as {@code diajukan}. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Nothing more is to come. */
    public boolean last() {
        return this == SELESAI || this == DITOLAK;
    }

    static Keadaan of(String code) {
        for (Keadaan each : values()) {
            if (each.code().equals(code)) {
                return each;
            }
        }
        throw new IllegalArgumentException("keadaan: " + code + " (expected: a state of a request)");
    }
}
