package id.simpul.hub.registry;

import id.simpul.hub.registry.rows.Assembly;
import id.simpul.hub.registry.rows.Difference;
import id.simpul.hub.registry.rows.Row;
import id.simpul.hub.registry.rows.Table;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** The registry in PostgreSQL. Rows are closed and opened, never overwritten: every version stays readable. */
@Component
public class RegistryStore {
    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;
    private final RowStatements statements;
    private final Clock clock;

    public RegistryStore(DataSource dataSource, Sealer sealer, Clock clock) {
        this.jdbc = JdbcClient.create(dataSource);
        this.transaction = new TransactionTemplate(new JdbcTransactionManager(dataSource));
        this.statements = new RowStatements(dataSource, sealer);
        this.clock = clock;
    }

    /** One apply. */
    public record Version(long version, Instant appliedAt, String appliedBy, String reason) {}

    /** The newest version; 0 before anything was applied. */
    public long version() {
        return jdbc.sql("select coalesce(max(version), 0) from registry.version")
                .query(Long.class)
                .single();
    }

    /** The newest versions, newest first. */
    public List<Version> versions(int limit) {
        return jdbc.sql("select version, applied_at, applied_by, reason from registry.version"
                        + " order by version desc limit :limit")
                .param("limit", limit)
                .query((row, _) -> new Version(
                        row.getLong(1),
                        row.getObject(2, OffsetDateTime.class).toInstant(),
                        row.getString(3),
                        row.getString(4)))
                .list();
    }

    public Registry current() {
        return at(version());
    }

    /** The registry as it was at {@code version}. */
    public Registry at(long version) {
        List<Row> rows = new ArrayList<>();
        for (Table each : Table.values()) {
            rows.addAll(statements.read(each, version));
        }
        return Assembly.of(version, rows);
    }

    /** Lets {@code work} judge the current registry, and write, while nobody else can. Rolls back when it throws. */
    <T> T exclusively(Function<Registry, T> work) {
        return transaction.execute(_ -> {
            // readers are not held up; a second apply waits here until this one is decided
            jdbc.sql("lock table registry.version in exclusive mode").update();
            return work.apply(current());
        });
    }

    /** Writes {@code difference} as the version after {@code before}; only inside {@link #exclusively}. */
    long write(long before, Difference difference, Author author) {
        long version = before + 1;
        OffsetDateTime now = clock.instant().atOffset(ZoneOffset.UTC);
        jdbc.sql("insert into registry.version (version, applied_at, applied_by, reason)"
                        + " values (:version, :now, :who, :reason)")
                .param("version", version)
                .param("now", now)
                .param("who", author.who())
                .param("reason", author.reason())
                .update();
        byTable(difference.ended()).forEach((table, rows) -> statements.close(table, rows, version, now));
        byTable(difference.opened()).forEach((table, rows) -> statements.open(table, rows, version, now));
        return version;
    }

    private static Map<Table, List<Row>> byTable(List<Row> rows) {
        return rows.stream().collect(Collectors.groupingBy(Row::table));
    }
}
