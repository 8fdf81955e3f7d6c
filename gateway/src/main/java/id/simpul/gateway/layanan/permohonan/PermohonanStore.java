package id.simpul.gateway.layanan.permohonan;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The rows of requests and of the answers to them. */
@Component
class PermohonanStore {
    private static final String SELECT =
            "select nomor, layanan, pemilik, keadaan, peristiwa, diajukan_pada" + " from layanan.permohonan where ";

    private final JdbcClient jdbc;

    PermohonanStore(DataSource dataSource) {
        this.jdbc = JdbcClient.create(dataSource);
    }

    /** What a new row needs beyond the request itself. */
    record Baru(String kunci, byte[] pemohon, String subjek, String teleponAkhir) {}

    /** One answer to be kept. */
    record Jawaban(Keadaan keadaan, boolean berpindah, String peristiwa, byte @Nullable [] catatan, Instant pada) {}

    /** False where the number or the form's key is taken; waits for a row that is being written with the same key. */
    boolean insert(Permohonan request, Baru more) {
        return jdbc.sql("""
                                insert into layanan.permohonan (nomor, layanan, pemilik, keadaan, kunci, pemohon, subjek,
                                                                telepon_akhir, diajukan_pada, berubah_pada)
                                values (:nomor, :layanan, :pemilik, :keadaan, :kunci, :pemohon, :subjek,
                                        :telepon, :pada, :pada)
                                on conflict do nothing
                                """)
                        .param("nomor", request.nomor())
                        .param("layanan", request.layanan())
                        .param("pemilik", request.pemilik())
                        .param("keadaan", request.keadaan().code())
                        .param("kunci", more.kunci())
                        .param("pemohon", more.pemohon())
                        .param("subjek", more.subjek())
                        .param("telepon", more.teleponAkhir())
                        .param("pada", utc(request.diajukanPada()))
                        .update()
                == 1;
    }

    void announced(String nomor, String event) {
        jdbc.sql("update layanan.permohonan set peristiwa = :event where nomor = :nomor")
                .param("event", event)
                .param("nomor", nomor)
                .update();
    }

    Optional<Permohonan> byNumber(String nomor) {
        return one("nomor = :value", nomor);
    }

    Optional<Permohonan> byKey(String kunci) {
        return one("kunci = :value", kunci);
    }

    /** Holds the row until the transaction ends, so that two answers at a time take turns. */
    Optional<Permohonan> held(String nomor) {
        return one("nomor = :value for update", nomor);
    }

    private Optional<Permohonan> one(String where, String value) {
        return jdbc.sql(SELECT + where).param("value", value).query(this::row).optional();
    }

    private Permohonan row(ResultSet row, int number) throws SQLException {
        String nomor = row.getString("nomor");
        return new Permohonan(
                nomor,
                row.getString("layanan"),
                row.getString("pemilik"),
                Keadaan.of(row.getString("keadaan")),
                row.getString("peristiwa"),
                instant(row, "diajukan_pada"),
                history(nomor));
    }

    private List<Permohonan.Kejadian> history(String nomor) {
        return jdbc.sql(
                        "select keadaan, berpindah, pada from layanan.permohonan_riwayat where nomor = :nomor order by id")
                .param("nomor", nomor)
                .query((row, number) -> new Permohonan.Kejadian(
                        Keadaan.of(row.getString("keadaan")), row.getBoolean("berpindah"), instant(row, "pada")))
                .list();
    }

    /** The sealed applicant; empty for an unknown number. */
    Optional<byte[]> sealed(String nomor) {
        return jdbc.sql("select pemohon from layanan.permohonan where nomor = :nomor")
                .param("nomor", nomor)
                .query(byte[].class)
                .optional();
    }

    Optional<String> phoneHash(String nomor) {
        return jdbc.sql("select telepon_akhir from layanan.permohonan where nomor = :nomor")
                .param("nomor", nomor)
                .query(String.class)
                .optional();
    }

    void move(String nomor, Keadaan to, Instant now) {
        jdbc.sql("update layanan.permohonan set keadaan = :to, berubah_pada = :now where nomor = :nomor")
                .param("to", to.code())
                .param("now", utc(now))
                .param("nomor", nomor)
                .update();
    }

    void keep(String nomor, Jawaban answer, Instant now) {
        jdbc.sql("""
                        insert into layanan.permohonan_riwayat
                            (nomor, keadaan, berpindah, peristiwa, catatan, pada, dicatat_pada)
                        values (:nomor, :keadaan, :berpindah, :peristiwa, :catatan, :pada, :now)
                        """)
                .param("nomor", nomor)
                .param("keadaan", answer.keadaan().code())
                .param("berpindah", answer.berpindah())
                .param("peristiwa", answer.peristiwa())
                .param("catatan", answer.catatan())
                .param("pada", utc(answer.pada()))
                .param("now", utc(now))
                .update();
    }

    private static Instant instant(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }

    private static OffsetDateTime utc(Instant at) {
        return at.atOffset(ZoneOffset.UTC);
    }
}
