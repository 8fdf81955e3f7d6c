package id.simpul.gateway.layanan.permohonan;

import java.util.Map;

/**
 * Who asks, and what was written.
 *
 * @param telepon digits only, from 0
 * @param isian the service's own fields by name
 */
public record Pemohon(String nik, String nama, String telepon, Map<String, String> isian) {
    private static final int LAST = 4;

    public Pemohon {
        isian = Map.copyOf(isian);
    }

    /** The second factor of whoever wants to see where the request stands. */
    String teleponAkhir() {
        return telepon.substring(Math.max(0, telepon.length() - LAST));
    }

    /** Names nobody. */
    @Override
    public String toString() {
        return "Pemohon[" + isian.keySet() + "]";
    }
}
