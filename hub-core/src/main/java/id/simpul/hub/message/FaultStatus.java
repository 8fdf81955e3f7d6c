package id.simpul.hub.message;

import static id.simpul.hub.message.FaultCode.*;

/** The HTTP status of every fault: the one switch. */
public final class FaultStatus {
    private FaultStatus() {}

    public static int of(FaultCode code) {
        return switch (code) {
            case PERMINTAAN_TIDAK_SAH, ALAMAT_TIDAK_SAH, ISI_TIDAK_SAH, PERISTIWA_TIDAK_SAH -> 400;
            case TOKEN_TIDAK_ADA,
                    TOKEN_TIDAK_SAH,
                    TOKEN_KEDALUWARSA,
                    TOKEN_DICABUT,
                    KUNCI_API_TIDAK_SAH,
                    KUNCI_API_KEDALUWARSA,
                    KUNCI_API_DICABUT,
                    KREDENSIAL_GANDA,
                    KLIEN_TIDAK_DIKENAL,
                    KLIEN_DICABUT -> 401;
            case LINGKUP_TIDAK_CUKUP,
                    PERJANJIAN_TIDAK_ADA,
                    PERJANJIAN_TIDAK_BERLAKU,
                    PERJANJIAN_DI_LUAR_JAM,
                    OPERASI_TIDAK_DIIZINKAN,
                    PERISTIWA_TIDAK_DIIZINKAN,
                    AKSES_DITOLAK -> 403;
            case LAYANAN_TIDAK_ADA,
                    OPERASI_TIDAK_ADA,
                    HALAMAN_TIDAK_ADA,
                    PERISTIWA_TIDAK_ADA,
                    LANGGANAN_TIDAK_ADA,
                    BUKTI_TIDAK_ADA -> 404;
            case METODE_TIDAK_ADA -> 405;
            case PEMANGGIL_TERLALU_LAMBAT -> 408;
            case KREDENSIAL_PENUH,
                    KUNCI_DAFTAR_TERPAKAI,
                    PERISTIWA_BERTENTANGAN,
                    KUNCI_MASIH_DIPAKAI,
                    LANGGANAN_SUDAH_ADA,
                    REGISTRI_BERUBAH -> 409;
            case ISI_TERLALU_BESAR -> 413;
            case ALAMAT_TERLALU_PANJANG -> 414;
            case JENIS_ISI_TIDAK_SAH -> 415;
            case HARAPAN_TIDAK_DIDUKUNG -> 417;
            case BERKAS_TIDAK_SAH, KONTRAK_TIDAK_SESUAI, PERISTIWA_JENIS_TIDAK_DIKENAL, PERISTIWA_DATA_TIDAK_SESUAI ->
                422;
            case BATAS_LAJU, KUOTA_HABIS, BATAS_SERENTAK, TERLALU_BANYAK_PERCOBAAN -> 429;
            case KEPALA_TERLALU_BESAR -> 431;
            case PEMANGGIL_MEMUTUS -> 499;
            case GALAT_HUB -> 500;
            case TIDAK_DIDUKUNG -> 501;
            case TUJUAN_TIDAK_TERJANGKAU,
                    JARINGAN_TUJUAN_DILARANG,
                    TUJUAN_MEMUTUS,
                    JAWABAN_TIDAK_SAH,
                    JAWABAN_TERLALU_BESAR,
                    TUJUAN_MENJAWAB_GALAT -> 502;
            case PEMUTUS_TERBUKA,
                    TUJUAN_SIBUK,
                    PEMELIHARAAN,
                    RUTE_TIDAK_SIAP,
                    HUB_SIBUK,
                    BUKTI_TIDAK_TERSEDIA,
                    BUKTI_BELUM_SIAP,
                    DATA_HUB_TIDAK_TERJANGKAU -> 503;
            case BATAS_WAKTU, BATAS_WAKTU_SAMBUNGAN, BATAS_WAKTU_JAWABAN, BATAS_WAKTU_PEMANGGIL -> 504;
        };
    }
}
