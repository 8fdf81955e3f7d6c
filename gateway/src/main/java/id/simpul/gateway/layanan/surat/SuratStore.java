package id.simpul.gateway.layanan.surat;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** The tables {@code layanan.surat} and {@code layanan.surat_recipient}. */
@Component
class SuratStore {
    private static final JsonMapper JSON = JsonMapper.shared();
    private static final String SELECT = "select code, publisher, sent_at, content from layanan.surat ";

    private final JdbcClient jdbc;

    SuratStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** A letter that somebody may follow, and the keyed hash of what they have to know. */
    record Tracked(String code, String hash) {}

    /**
     * Whether it was stored: false where the sender's id is taken.
     *
     * @param trackingHash of what somebody has to know to follow it; null where nobody may
     */
    boolean add(Surat surat, @Nullable String trackingHash) {
        Naskah letter = surat.letter();
        int added = jdbc.sql("""
                        insert into layanan.surat (code, publisher, letter_id, number, sha256, sent_at, content, tracking_hash)
                        values (:code, :publisher, :id, :number, :sha256, :sentAt, :content::jsonb, :tracking)
                        on conflict do nothing""")
                .param("code", surat.code())
                .param("publisher", surat.publisher())
                .param("id", letter.id())
                .param("number", letter.number())
                .param("sha256", letter.sha256())
                .param("sentAt", surat.sentAt().atOffset(ZoneOffset.UTC))
                .param("content", JSON.writeValueAsString(letter))
                .param("tracking", trackingHash)
                .update();
        if (added == 1) {
            addRecipients(surat);
        }
        return added == 1;
    }

    private void addRecipients(Surat surat) {
        for (int i = 0; i < surat.recipients().size(); i++) {
            Surat.Recipient each = surat.recipients().get(i);
            jdbc.sql("insert into layanan.surat_recipient (code, unit, role, position)"
                            + " values (:code, :unit, :role, :position)")
                    .param("code", surat.code())
                    .param("unit", each.unit())
                    .param("role", each.role())
                    .param("position", i)
                    .update();
        }
    }

    /** Notes that {@code unit} has the letter; the first note holds. */
    void received(String code, String unit, Instant at, String receiver) {
        jdbc.sql("update layanan.surat_recipient set received_at = :at, receiver = :receiver"
                        + " where code = :code and unit = :unit and received_at is null")
                .param("at", at.atOffset(ZoneOffset.UTC))
                .param("receiver", receiver)
                .param("code", code)
                .param("unit", unit)
                .update();
    }

    Optional<Surat> byCode(String code) {
        return jdbc.sql(SELECT + "where code = :code")
                .param("code", code)
                .query((row, number) -> surat(row))
                .optional();
    }

    Optional<Surat> byLetterId(String publisher, String letterId) {
        return jdbc.sql(SELECT + "where publisher = :publisher and letter_id = :id")
                .param("publisher", publisher)
                .param("id", letterId)
                .query((row, number) -> surat(row))
                .optional();
    }

    /** Numbers are given by each agency for itself: several letters may have the same. */
    List<Surat> byNumber(String letterNumber) {
        return jdbc.sql(SELECT + "where number = :number order by sent_at, code")
                .param("number", letterNumber)
                .query((row, number) -> surat(row))
                .list();
    }

    /** Letters with this number, in upper case, that somebody may follow; the one that was sent last first. */
    List<Tracked> trackedBy(String number) {
        return jdbc.sql("select code, tracking_hash from layanan.surat where upper(number) = :number"
                        + " and tracking_hash is not null order by sent_at desc, code")
                .param("number", number)
                .query((row, count) -> new Tracked(row.getString("code"), row.getString("tracking_hash")))
                .list();
    }

    private Surat surat(ResultSet row) throws SQLException {
        String code = row.getString("code");
        return new Surat(
                code,
                row.getString("publisher"),
                Objects.requireNonNull(instant(row, "sent_at")),
                JSON.readValue(row.getString("content"), Naskah.class),
                recipients(code));
    }

    private List<Surat.Recipient> recipients(String code) {
        return jdbc.sql("select unit, role, received_at, receiver from layanan.surat_recipient"
                        + " where code = :code order by position")
                .param("code", code)
                .query((row, number) -> new Surat.Recipient(
                        row.getString("unit"),
                        row.getString("role"),
                        instant(row, "received_at"),
                        Objects.requireNonNullElse(row.getString("receiver"), "")))
                .list();
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        OffsetDateTime at = row.getObject(column, OffsetDateTime.class);
        return at == null ? null : at.toInstant();
    }
}
