package id.simpul.gateway.portal.coba;

import java.io.Serializable;
import java.util.List;

/**
 * What came of an act, for the page that shows it.
 *
 * @param berhasil whether the act went as it should: a refusal that was wanted is a success
 */
record Hasil(String aksi, boolean berhasil, String kalimat, List<Tautan> tautan) implements Serializable {

    /** Where to look on. */
    record Tautan(String alamat, String kata) implements Serializable {}
}
