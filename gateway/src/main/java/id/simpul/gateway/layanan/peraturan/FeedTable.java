package id.simpul.gateway.layanan.peraturan;

import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** What the city's feed is made from. */
@Component
class FeedTable {
    private static final JsonMapper JSON = JsonMapper.shared();
    private static final TypeReference<Map<String, String>> TEXTS = new TypeReference<>() {};

    private final JdbcClient jdbc;

    FeedTable(DataSource dataSource) {
        this.jdbc = JdbcClient.create(dataSource);
    }

    /** Another text after each change of any document. A newest change would not do: changes are not seen in order. */
    String version() {
        return jdbc.sql("select count(*) || '.' || coalesce(sum(perubahan), 0) from layanan.peraturan")
                .query(String.class)
                .single();
    }

    /** Every document that everybody may see, in one snapshot. */
    List<FeedRow> rows() {
        return jdbc.sql("""
                        select id, isi, pada from layanan.peraturan
                        where ditarik_pada is null and tinjau is null
                        order by length(id), id
                        """)
                .query((row, number) -> new FeedRow(
                        row.getString("id"),
                        new Isian(JSON.readValue(row.getString("isi"), TEXTS)),
                        row.getTimestamp("pada").toInstant()))
                .list();
    }
}
