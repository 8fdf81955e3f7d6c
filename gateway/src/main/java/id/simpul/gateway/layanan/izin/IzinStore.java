package id.simpul.gateway.layanan.izin;

import java.time.ZoneOffset;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** The table {@code layanan.dokumen_nib}. */
@Component
class IzinStore {
    private static final JsonMapper JSON = JsonMapper.shared();
    private static final int LONGEST_HISTORY = 200;

    private final JdbcClient jdbc;

    IzinStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * A document as it is stored.
     *
     * @param factor the keyed hash of the second factor; null where OSS gave none
     */
    record Row(DokumenNib document, @Nullable String factor) {}

    void add(String eventId, Row row) {
        DokumenNib document = row.document();
        jdbc.sql("""
                        insert into layanan.dokumen_nib (event_id, nib, kind, dated, received_at, factor, content)
                        values (:id, :nib, :kind, :dated, :receivedAt, :factor, :content::jsonb)
                        on conflict do nothing""")
                .param("id", eventId)
                .param("nib", document.nib())
                .param("kind", document.kind())
                .param("dated", document.dated())
                .param("receivedAt", document.receivedAt().atOffset(ZoneOffset.UTC))
                .param("factor", row.factor())
                .param("content", JSON.writeValueAsString(document))
                .update();
    }

    /** The newest documents of one NIB, in no order. */
    List<Row> of(String nib) {
        return jdbc.sql("select factor, content from layanan.dokumen_nib where nib = :nib"
                        + " order by received_at desc limit " + LONGEST_HISTORY)
                .param("nib", nib)
                .query((row, number) ->
                        new Row(JSON.readValue(row.getString("content"), DokumenNib.class), row.getString("factor")))
                .list();
    }
}
