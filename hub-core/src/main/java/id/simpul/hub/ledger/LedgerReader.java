package id.simpul.hub.ledger;

import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Reads the ledger for people: calls, one call's records, counts, and how old the picture is. */
@Component
public class LedgerReader {
    private static final String CALLS = """
            select r.call_id, o.at started_at, r.at, r.phase, r.consumer, r.application, r.service, r.operation,
                   r.outcome, r.status, r.micros, r.trace_id
            from ledger.record r
            left join ledger.record o on o.call_id = r.call_id and o.phase = 'OPENING' and r.phase = 'CLOSING'
            where r.phase <> 'OPENING' and r.at >= :since and r.at <= :until
            """;

    /** A target's own error passes as an answer, and is a problem all the same. */
    private static final String PROBLEM = " and (r.outcome <> 'ok' or r.status >= 500)";

    private final JdbcClient jdbc;

    public LedgerReader(DataSource dataSource) {
        this.jdbc = JdbcClient.create(dataSource);
    }

    /** The calls that match, the newest end first. */
    public List<CallSummary> calls(CallQuery query) {
        Map<String, Object> values = new LinkedHashMap<>();
        values.put("since", SqlTime.of(query.since()));
        values.put("until", SqlTime.of(query.until()));
        StringBuilder sql = new StringBuilder(CALLS);
        equal(sql, values, "consumer", query.consumer());
        equal(sql, values, "application", query.application());
        equal(sql, values, "service", query.service());
        equal(sql, values, "outcome", query.outcome());
        sql.append(query.problemsOnly() ? PROBLEM : "");
        before(sql, values, query.before());
        sql.append(" order by r.at desc, r.call_id desc limit ").append(query.limit());
        return jdbc.sql(sql.toString())
                .params(values)
                .query(LedgerReader::summary)
                .list();
    }

    private static void equal(StringBuilder sql, Map<String, Object> values, String column, @Nullable String value) {
        if (value != null) {
            sql.append(" and r.").append(column).append(" = :").append(column);
            values.put(column, value);
        }
    }

    private static void before(StringBuilder sql, Map<String, Object> values, @Nullable String cursor) {
        if (cursor == null) {
            return;
        }
        int border = cursor.indexOf('_');
        if (border < 0) {
            throw new IllegalArgumentException("cursor: " + cursor + " (expected: <time>_<call id>)");
        }
        sql.append(" and (r.at, r.call_id) < (:beforeAt, :beforeCall)");
        values.put("beforeAt", SqlTime.of(Instant.parse(cursor.substring(0, border))));
        values.put("beforeCall", cursor.substring(border + 1));
    }

    private static CallSummary summary(ResultSet row, int number) throws SQLException {
        return new CallSummary(
                row.getString("call_id"),
                SqlTime.instant(row, "started_at"),
                Objects.requireNonNull(SqlTime.instant(row, "at")),
                row.getString("phase").equals(Phase.REFUSAL.name()),
                row.getString("consumer"),
                row.getString("application"),
                row.getString("service"),
                row.getString("operation"),
                row.getString("outcome"),
                row.getObject("status", Integer.class),
                row.getObject("micros", Long.class),
                row.getString("trace_id"));
    }

    /** The records of one call, the earliest first. */
    public List<StoredRecord> records(String callId) {
        return jdbc.sql("select partition, seq, body from ledger.record where call_id = :call order by at, seq")
                .param("call", callId)
                .query((row, number) -> new StoredRecord(
                        row.getInt("partition"),
                        row.getLong("seq"),
                        CanonicalForm.decode(row.getString("body").getBytes(StandardCharsets.UTF_8))))
                .list();
    }

    /** How many calls ended since then, by outcome, the most frequent first. */
    public Map<String, Long> counts(Instant since) {
        Map<String, Long> counts = new LinkedHashMap<>();
        jdbc.sql("""
                        select outcome, count(*) calls from ledger.record
                        where phase <> 'OPENING' and at >= :since group by outcome order by calls desc, outcome
                        """).param("since", SqlTime.of(since)).query(row -> {
            counts.put(row.getString("outcome"), row.getLong("calls"));
        });
        return counts;
    }

    /** How many calls ended since then, and how many of them with a problem. */
    public Totals totals(Instant since) {
        return jdbc.sql("select count(*) calls, count(*) filter (where true" + PROBLEM
                        + ") problems from ledger.record r where r.phase <> 'OPENING' and r.at >= :since")
                .param("since", SqlTime.of(since))
                .query((row, number) -> new Totals(row.getLong("calls"), row.getLong("problems")))
                .single();
    }

    /** Calls that ended, and those of them that were refused, failed, cut off or answered with a target's own error. */
    public record Totals(long calls, long problems) {}

    /** How old the picture is that the other methods give. */
    public Freshness freshness() {
        return new Freshness(jdbc.sql("select complete_until from ledger.turn")
                .query((row, number) -> SqlTime.instant(row, "complete_until"))
                .optional()
                .orElse(null));
    }
}
