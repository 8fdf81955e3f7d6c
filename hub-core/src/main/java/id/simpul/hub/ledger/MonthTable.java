package id.simpul.hub.ledger;

import java.time.OffsetDateTime;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The months that {@code ledger.record} is divided into. */
final class MonthTable {
    private static final String PREFIX = "record_";

    private final JdbcClient jdbc;

    MonthTable(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    static String name(YearMonth month) {
        return "ledger." + PREFIX + month.toString().replace('-', '_');
    }

    static OffsetDateTime end(YearMonth month) {
        return month.plusMonths(1).atDay(1).atStartOfDay().atOffset(ZoneOffset.UTC);
    }

    /** The months that have a table, the oldest first. */
    List<YearMonth> present() {
        return jdbc.sql("""
                        select c.relname from pg_inherits i join pg_class c on c.oid = i.inhrelid
                        where i.inhparent = 'ledger.record'::regclass order by c.relname
                        """)
                .query((row, number) -> YearMonth.parse(
                        row.getString(1).substring(PREFIX.length()).replace('_', '-')))
                .list();
    }

    List<Integer> partitions(YearMonth month) {
        return jdbc.sql("select distinct partition from " + name(month) + " order by partition")
                .query((row, number) -> row.getInt(1))
                .list();
    }

    long records(YearMonth month) {
        return jdbc.sql("select count(*) from " + name(month)).query(Long.class).single();
    }

    /** Why a month must stay for now, or null. */
    @Nullable
    String blocked(YearMonth month) {
        long open = jdbc.sql("select count(*) from ledger.open where at < ?")
                .param(end(month))
                .query(Long.class)
                .single();
        if (open > 0) {
            return open + " calls opened in it or before have no closing yet";
        }
        long unsigned = jdbc.sql("""
                        select count(*) from (select partition, max(seq) last from %s group by partition) m
                        where not exists (
                            select from ledger.checkpoint c where c.partition = m.partition and c.size > m.last)
                        """.formatted(name(month))).query(Long.class).single();
        return unsigned > 0 ? "no signed checkpoint stands over all its records yet" : null;
    }

    void drop(YearMonth month) {
        jdbc.sql("drop table " + name(month)).update();
    }
}
