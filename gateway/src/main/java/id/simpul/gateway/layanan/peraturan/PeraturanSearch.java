package id.simpul.gateway.layanan.peraturan;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Finds documents, by words in Indonesian and by what they are. Withdrawn ones, and ones under review, are not found. */
@Component
public class PeraturanSearch {
    public static final int PAGE_SIZE = 20;

    private static final JsonMapper JSON = JsonMapper.shared();
    private static final TypeReference<Map<String, String>> TEXTS = new TypeReference<>() {};

    private static final String SHOWN = "ditarik_pada is null and tinjau is null";
    private static final String MATCHING = SHOWN + """
             and (:words = '' or kata @@ websearch_to_tsquery('layanan.peraturan', :words))
             and (:jenis = '' or jenis = :jenis) and (:year = 0 or tahun = :year)
             and (:status = '' or status = :status)
            """;
    private static final String MARKS = "StartSel=" + Snippet.START + ",StopSel=" + Snippet.STOP;

    /** The page is cut out first: marking words costs much more than finding them. */
    private static final String FIND = """
            with page as (
                select *, ts_rank(kata, websearch_to_tsquery('layanan.peraturan', :words)) as rank
                from layanan.peraturan where %s
                order by rank desc, tahun desc nulls last, length(id), id limit :limit offset :offset)
            select *,
                ts_headline('layanan.peraturan', judul, websearch_to_tsquery('layanan.peraturan', :words),
                    '%s,HighlightAll=true') as title,
                ts_headline('layanan.peraturan', concat_ws(' ', lainnya ->> 'abstrakTeks', isi ->> 'subjek'),
                    websearch_to_tsquery('layanan.peraturan', :words), '%s,MaxWords=30,MinWords=12') as context
            from page order by rank desc, tahun desc nulls last, length(id), id
            """.formatted(MATCHING, MARKS, MARKS);

    private final JdbcClient jdbc;

    PeraturanSearch(DataSource dataSource) {
        this.jdbc = JdbcClient.create(dataSource);
    }

    /** One document of a page of results, with its title and the place where else the words stand. */
    public record Hit(Peraturan document, Snippet title, Snippet context) {}

    /** One page of results. */
    public record Hits(List<Hit> hits, int total, PeraturanQuery query) {
        public int pages() {
            return Math.max(1, (total + PAGE_SIZE - 1) / PAGE_SIZE);
        }

        /** The page before this one; the last, where this one is behind it. */
        public PeraturanQuery before() {
            return query.at(Math.min(query.page() - 1, pages()));
        }

        public PeraturanQuery after() {
            return query.at(query.page() + 1);
        }
    }

    /** One value of a filter, and how many documents have it. */
    public record Choice(String value, int count) {}

    /** What can be filtered by. */
    public record Choices(List<Choice> jenis, List<Integer> years, List<String> statuses, int total) {}

    public Hits find(PeraturanQuery query) {
        int total = matching("select count(*) from layanan.peraturan where " + MATCHING, query)
                .query(Integer.class)
                .single();
        List<Hit> hits = matching(FIND, query)
                .param("limit", PAGE_SIZE)
                .param("offset", (query.page() - 1) * PAGE_SIZE)
                .query((row, number) -> hit(row))
                .list();
        return new Hits(hits, total, query);
    }

    private JdbcClient.StatementSpec matching(String sql, PeraturanQuery query) {
        return jdbc.sql(sql)
                .param("words", query.words())
                .param("jenis", query.jenis())
                .param("year", query.year())
                .param("status", query.status());
    }

    private static Hit hit(ResultSet row) throws SQLException {
        return new Hit(document(row), Snippet.of(row.getString("title")), Snippet.of(text(row.getString("context"))));
    }

    private static String text(@Nullable String value) {
        return value == null ? "" : value;
    }

    /** The document with the city's own id, also when it was withdrawn. */
    public Optional<Peraturan> get(String id) {
        return jdbc.sql("select * from layanan.peraturan where id = :id and tinjau is null")
                .param("id", id)
                .query((row, number) -> document(row))
                .optional();
    }

    private static Peraturan document(ResultSet row) throws SQLException {
        Timestamp withdrawn = row.getTimestamp("ditarik_pada");
        return new Peraturan(
                row.getString("id"),
                row.getString("publisher"),
                new Isian(JSON.readValue(row.getString("isi"), TEXTS)),
                JSON.readValue(row.getString("lainnya"), TEXTS),
                row.getTimestamp("pada").toInstant(),
                withdrawn == null ? null : withdrawn.toInstant());
    }

    public Choices choices() {
        List<Choice> jenis = jdbc.sql("select jenis, count(*) from layanan.peraturan where " + SHOWN
                        + " and jenis <> '' group by jenis order by jenis")
                .query((row, number) -> new Choice(row.getString(1), row.getInt(2)))
                .list();
        List<Integer> years = jdbc.sql("select distinct tahun from layanan.peraturan where " + SHOWN
                        + " and tahun is not null order by tahun desc")
                .query((row, number) -> row.getInt(1))
                .list();
        List<String> statuses = jdbc.sql("select distinct status from layanan.peraturan where " + SHOWN
                        + " and status <> '' order by status")
                .query((row, number) -> row.getString(1))
                .list();
        int total = jdbc.sql("select count(*) from layanan.peraturan where " + SHOWN)
                .query(Integer.class)
                .single();
        return new Choices(jenis, years, statuses, total);
    }
}
