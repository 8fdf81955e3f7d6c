package id.simpul.hub.message;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/**
 * Every code that an error of the hub can carry. Clients depend on the words: a code may be added, never renamed. The
 * texts (title, cause, who acts, what to do, in both languages) stand in the {@link Catalogue}.
 */
public enum FaultCode {
    // the caller's turn
    PERMINTAAN_TIDAK_SAH,
    ALAMAT_TIDAK_SAH,
    TOKEN_TIDAK_ADA,
    TOKEN_TIDAK_SAH,
    TOKEN_KEDALUWARSA,
    TOKEN_DICABUT,
    KUNCI_API_TIDAK_SAH,
    KUNCI_API_KEDALUWARSA,
    KUNCI_API_DICABUT,
    KREDENSIAL_GANDA,
    KREDENSIAL_PENUH,
    KUNCI_MASIH_DIPAKAI,
    KLIEN_TIDAK_DIKENAL,
    KLIEN_DICABUT,
    LINGKUP_TIDAK_CUKUP,
    PERJANJIAN_TIDAK_ADA,
    PERJANJIAN_TIDAK_BERLAKU,
    PERJANJIAN_DI_LUAR_JAM,
    OPERASI_TIDAK_DIIZINKAN,
    LAYANAN_TIDAK_ADA,
    OPERASI_TIDAK_ADA,
    METODE_TIDAK_ADA,
    TIDAK_DIDUKUNG,
    HALAMAN_TIDAK_ADA,
    ALAMAT_TERLALU_PANJANG,
    KEPALA_TERLALU_BESAR,
    ISI_TERLALU_BESAR,
    ISI_TIDAK_SAH,
    JENIS_ISI_TIDAK_SAH,
    KONTRAK_TIDAK_SESUAI,
    PERISTIWA_TIDAK_SAH,
    PERISTIWA_TIDAK_DIIZINKAN,
    PERISTIWA_JENIS_TIDAK_DIKENAL,
    PERISTIWA_DATA_TIDAK_SESUAI,
    PERISTIWA_TIDAK_ADA,
    PERISTIWA_BERTENTANGAN,
    KUNCI_DAFTAR_TERPAKAI,
    LANGGANAN_TIDAK_ADA,
    LANGGANAN_SUDAH_ADA,
    REGISTRI_BERUBAH,
    BUKTI_TIDAK_ADA,
    BATAS_LAJU,
    KUOTA_HABIS,
    BATAS_SERENTAK,
    BERKAS_TIDAK_SAH,
    HARAPAN_TIDAK_DIDUKUNG,
    PEMANGGIL_TERLALU_LAMBAT,
    PEMANGGIL_MEMUTUS,
    BATAS_WAKTU_PEMANGGIL,
    TERLALU_BANYAK_PERCOBAAN,
    AKSES_DITOLAK,
    // the target's turn
    TUJUAN_TIDAK_TERJANGKAU,
    JARINGAN_TUJUAN_DILARANG,
    TUJUAN_MEMUTUS,
    JAWABAN_TIDAK_SAH,
    JAWABAN_TERLALU_BESAR,
    TUJUAN_MENJAWAB_GALAT,
    BATAS_WAKTU,
    BATAS_WAKTU_SAMBUNGAN,
    BATAS_WAKTU_JAWABAN,
    PEMUTUS_TERBUKA,
    TUJUAN_SIBUK,
    PEMELIHARAAN,
    // the hub's turn
    RUTE_TIDAK_SIAP,
    HUB_SIBUK,
    BUKTI_TIDAK_TERSEDIA,
    BUKTI_BELUM_SIAP,
    DATA_HUB_TIDAK_TERJANGKAU,
    GALAT_HUB;

    /** The word on the wire, such as {@code token-tidak-sah}. */
    public String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    public static Optional<FaultCode> of(String code) {
        return Arrays.stream(values()).filter(each -> each.code().equals(code)).findFirst();
    }
}
