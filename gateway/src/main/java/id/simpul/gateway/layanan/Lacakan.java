package id.simpul.gateway.layanan;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How far something is, for whoever knows its number and second factor: states and dates, nothing of who or what.
 *
 * @param jenis what it is, such as {@code permohonan}; its states are the texts {@code permohonan.keadaan.<code>}
 * @param hal what it is about, in general words
 * @param keadaan the code of the state that it is in
 * @param langkah what was and what is to come, in order
 */
public record Lacakan(String nomor, String jenis, Dwibahasa hal, String keadaan, List<Langkah> langkah) {

    /**
     * One step.
     *
     * @param pada when; null where it is still to come
     */
    public record Langkah(String keadaan, @Nullable Instant pada) {}
}
