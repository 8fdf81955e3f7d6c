package id.simpul.gateway.layanan.permohonan;

import id.simpul.gateway.layanan.Dwibahasa;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * One field of a service's form.
 *
 * @param maks the most characters that it takes
 * @param pilihan what can be chosen; empty but for {@link Jenis#PILIHAN}
 */
public record Isian(
        String nama,
        Jenis jenis,
        Dwibahasa label,
        @Nullable Dwibahasa petunjuk,
        int maks,
        boolean wajib,
        List<Pilihan> pilihan) {

    public record Pilihan(String kode, Dwibahasa teks) {}

    /** What kind of thing is asked, which decides how it is checked. */
    public enum Jenis {
        NIK(24),
        NAMA(100),
        TELEPON(24),
        TEKS(200),
        TANGGAL(10),
        PILIHAN(40);

        private final int most;

        Jenis(int most) {
            this.most = most;
        }

        int most() {
            return most;
        }

        public String code() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
