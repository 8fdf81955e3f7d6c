package id.simpul.gateway.layanan.permohonan;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A request as everybody may see it who knows its number and second factor: nothing of who asked.
 *
 * @param pemilik the application that owns the service and alone may move the request
 * @param peristiwa the id at the hub of {@code permohonan.diajukan}
 * @param riwayat every answer taken in, oldest first
 */
public record Permohonan(
        String nomor,
        String layanan,
        String pemilik,
        Keadaan keadaan,
        @Nullable String peristiwa,
        Instant diajukanPada,
        List<Kejadian> riwayat) {

    /**
     * One answer that was taken in.
     *
     * @param berpindah whether the request moved, or the answer was only kept
     */
    public record Kejadian(Keadaan keadaan, boolean berpindah, Instant pada) {}
}
