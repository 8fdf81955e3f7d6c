package id.simpul.hub.ledger;

import id.simpul.hub.observe.MetricNames;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The ledger's incidents: raised once, logged as an error, and open until a person acknowledges them. */
@Component
public class LedgerIncidents {
    private static final Logger LOG = LoggerFactory.getLogger(LedgerIncidents.class);

    private final JdbcClient jdbc;
    private final Clock clock;
    private final AtomicInteger count = new AtomicInteger();

    public LedgerIncidents(DataSource dataSource, Clock clock, MeterRegistry metrics) {
        this.jdbc = JdbcClient.create(dataSource);
        this.clock = clock;
        Gauge.builder(MetricNames.LEDGER_INCIDENTS, count, AtomicInteger::get).register(metrics);
    }

    /** Raises an incident unless one of its kind is open for the partition; part of the caller's transaction. */
    void raise(int partition, Incident.Kind kind, String detail) {
        LOG.error("ledger incident {} in partition {}: {}", kind, partition, detail);
        jdbc.sql("""
                        insert into ledger.incident (at, partition, kind, detail)
                        select :at, :partition, :kind, :detail where not exists (
                            select from ledger.incident
                            where partition = :partition and kind = :kind and acknowledged_at is null)
                        """)
                .param("at", SqlTime.of(clock.instant()))
                .param("partition", partition)
                .param("kind", kind.name())
                .param("detail", detail)
                .update();
    }

    /** The incidents that nobody has acknowledged, the oldest first. */
    public List<Incident> open() {
        List<Incident> open = jdbc.sql("select * from ledger.incident where acknowledged_at is null order by id")
                .query((row, number) -> new Incident(
                        row.getLong("id"),
                        Objects.requireNonNull(SqlTime.instant(row, "at")),
                        row.getInt("partition"),
                        Incident.Kind.valueOf(row.getString("kind")),
                        row.getString("detail")))
                .list();
        count.set(open.size());
        return open;
    }

    /** Notes that {@code who} has looked at an incident. */
    public void acknowledge(long id, String who) {
        jdbc.sql("""
                        update ledger.incident set acknowledged_at = :at, acknowledged_by = :who
                        where id = :id and acknowledged_at is null
                        """)
                .param("at", SqlTime.of(clock.instant()))
                .param("who", who)
                .param("id", id)
                .update();
        open();
    }
}
