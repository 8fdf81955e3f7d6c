package id.simpul.gateway.layanan.peraturan;

import java.time.Instant;
import java.time.ZoneOffset;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Writes documents down. Joins the transaction that the caller holds on the data source. */
@Component
class PeraturanStore {
    private static final JsonMapper JSON = JsonMapper.shared();

    /** A document keeps the id that it got first: its own where that is a number and free, else one of the city's. */
    private static final String UPSERT = """
            insert into layanan.peraturan as p
                (id, publisher, sumber, id_data, pada, tipe, jenis, tahun, judul, status, isi, lainnya, tinjau)
            select case when :idData ~ '^[1-9][0-9]{0,8}$'
                         and not exists (select 1 from layanan.peraturan where id = :idData)
                        then :idData else nextval('layanan.peraturan_id')::text end,
                   :publisher, :sumber, :idData, :pada, :tipe, :jenis, :tahun, :judul, :status,
                   :isi::jsonb, :lainnya::jsonb, :tinjau
            on conflict (publisher, sumber, id_data) do update
            set pada = excluded.pada, tipe = excluded.tipe, jenis = excluded.jenis, tahun = excluded.tahun,
                judul = excluded.judul, status = excluded.status, isi = excluded.isi, lainnya = excluded.lainnya,
                tinjau = excluded.tinjau, ditarik_pada = null, perubahan = nextval('layanan.peraturan_perubahan')
            where p.pada <= excluded.pada
            """;

    private static final String WITHDRAW = """
            update layanan.peraturan
            set ditarik_pada = :pada, pada = :pada, perubahan = nextval('layanan.peraturan_perubahan')
            where publisher = :publisher and sumber = :sumber and id_data = :idData and pada <= :pada
              and ditarik_pada is null
            """;

    private final JdbcClient jdbc;

    PeraturanStore(DataSource dataSource) {
        this.jdbc = JdbcClient.create(dataSource);
    }

    /** Which site's document: the application that told of it, its events' source, the id there. */
    record Key(String publisher, String source, String id) {}

    /** Writes {@code fact} down as it was seen at {@code at}; an older one than what is known changes nothing. */
    void put(Key key, PeraturanFact fact, Instant at) {
        jdbc.sql(UPSERT)
                .param("publisher", key.publisher())
                .param("sumber", key.source())
                .param("idData", key.id())
                .param("pada", at.atOffset(ZoneOffset.UTC))
                .param("tipe", fact.fields().tipe().code())
                .param("jenis", fact.fields().get("jenis"))
                .param("tahun", fact.year())
                .param("judul", fact.fields().get("judul"))
                .param("status", fact.fields().get("status"))
                .param("isi", JSON.writeValueAsString(fact.fields().values()))
                .param("lainnya", JSON.writeValueAsString(fact.others()))
                .param("tinjau", fact.review())
                .update();
    }

    /** Marks a document as gone from its site. One that is not known, or gone already, is no error. */
    void withdraw(Key key, Instant at) {
        jdbc.sql(WITHDRAW)
                .param("publisher", key.publisher())
                .param("sumber", key.source())
                .param("idData", key.id())
                .param("pada", at.atOffset(ZoneOffset.UTC))
                .update();
    }
}
