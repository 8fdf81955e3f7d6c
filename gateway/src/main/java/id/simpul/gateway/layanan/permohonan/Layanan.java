package id.simpul.gateway.layanan.permohonan;

import id.simpul.gateway.layanan.Dwibahasa;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One service of the city as citizens know it.
 *
 * @param code also the extension attribute {@code layanan} of its requests
 * @param awalan what its numbers begin with; empty where nothing can be applied for
 * @param pemilik the code of the application that owns its requests; empty where nothing can be applied for
 * @param halaman the page that is the service; null where it is applied for here
 * @param sering whether the home page shows it
 * @param isian what a request of it must tell; empty where nothing can be applied for
 */
public record Layanan(
        String code,
        String awalan,
        String pemilik,
        @Nullable String halaman,
        boolean sering,
        Dwibahasa nama,
        Dwibahasa ringkas,
        @Nullable Rincian rincian,
        List<String> kata,
        List<Isian> isian) {

    /** What a person wants to know before applying. */
    public record Rincian(Dwibahasa untuk, List<Dwibahasa> syarat, Dwibahasa waktu, Dwibahasa biaya, Dwibahasa dasar) {}

    /** Whether a request can be made here. */
    public boolean dapatDiajukan() {
        return !isian.isEmpty();
    }
}
