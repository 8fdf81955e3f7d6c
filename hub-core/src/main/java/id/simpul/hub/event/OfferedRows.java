package id.simpul.hub.event;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Rows of {@code event.held} that lie out for an application that fetches: leased, given back, or taken for good. */
@Component
class OfferedRows {
    private static final String LANES =
            "(select id from event.lane where application = :application and subscription = :subscription)";

    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;
    private final HeldRows held;
    private final Clock clock;

    OfferedRows(DataSource dataSource, HeldRows held, Clock clock) {
        this.jdbc = JdbcClient.create(dataSource);
        this.transaction = new TransactionTemplate(new JdbcTransactionManager(dataSource));
        this.held = held;
        this.clock = clock;
    }

    /**
     * Leases the first {@code limit} that are free, in their order. A key whose earlier event somebody else has, waits; in
     * order strict it waits for what is parked too.
     */
    List<HeldRows.Held> lease(
            String application, String subscription, int limit, Duration time, String lease, boolean strict) {
        return transaction.execute(_ -> {
            oneAtATime(application, subscription);
            List<HeldRows.Held> free = held.read(
                    """
                    from event.held h join event.lane l on l.id = h.lane join event.event e on e.id = h.event_id
                    where h.lane in %s and h.state = 'offered' and (h.next_at is null or h.next_at <= :now)
                        and not exists (select from event.held earlier where earlier.lane = h.lane
                            and earlier.key_hash = h.key_hash and earlier.seq < h.seq
                            and (earlier.state = 'offered' and earlier.next_at > :now
                                or :strict and earlier.state <> 'offered'))
                    order by h.lane, h.seq limit :limit for update of h skip locked
                    """.formatted(LANES),
                    statement -> statement
                            .param("application", application)
                            .param("subscription", subscription)
                            .param("strict", strict)
                            .param("limit", limit));
            mark(free, time, lease);
            return free;
        });
    }

    /** Of two that fetch at once, the second sees what the first has. */
    private void oneAtATime(String application, String subscription) {
        jdbc.sql("select pg_advisory_xact_lock(hashtextextended(:name, 0))")
                .param("name", "lease " + application + "/" + subscription)
                .query()
                .singleRow();
    }

    private void mark(List<HeldRows.Held> free, Duration time, String lease) {
        jdbc.sql("update event.held h set next_at = :until, lease = :lease, attempts = attempts + 1, changed_at = :now"
                        + " from unnest(:lane::int[], :seq::bigint[]) as row (lane, seq)"
                        + " where h.lane = row.lane and h.seq = row.seq")
                .param("until", clock.instant().plus(time).atOffset(ZoneOffset.UTC))
                .param("lease", lease)
                .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                .param("lane", free.stream().map(held::lane).toArray(Integer[]::new))
                .param("seq", free.stream().map(each -> each.owed().seq()).toArray(Long[]::new))
                .update();
    }

    /** What was leased under that name, as long as nobody else has it since. */
    Optional<HeldRows.Held> leased(String application, String subscription, LeaseName name) {
        return held
                .read(
                        """
                        from event.held h join event.lane l on l.id = h.lane join event.event e on e.id = h.event_id
                        where h.lane in %s and h.lane = :lane and h.seq = :seq and h.lease = :lease
                            and h.state = 'offered' for update of h
                        """.formatted(LANES),
                        statement -> statement
                                .param("application", application)
                                .param("subscription", subscription)
                                .param("lane", name.lane())
                                .param("seq", name.seq())
                                .param("lease", name.lease()))
                .stream()
                .findFirst();
    }

    /** Gives back what was leased: free again at {@code next}. */
    void giveBack(HeldRows.Held one, Instant next, String reason) {
        change(one, next, reason, "null");
    }

    /** Keeps what was leased until {@code until}. */
    void extend(HeldRows.Held one, Instant until) {
        change(one, until, "", "lease");
    }

    private void change(HeldRows.Held one, Instant next, String reason, String lease) {
        jdbc.sql("update event.held set next_at = :next, reason = :reason, changed_at = :now, lease = " + lease
                        + " where lane = :lane and seq = :seq")
                .param("next", next.atOffset(ZoneOffset.UTC))
                .param("reason", reason)
                .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                .param("lane", held.lane(one))
                .param("seq", one.owed().seq())
                .update();
    }

    /**
     * The name under which an application has one event: {@code <lane>-<seq>-<random>}.
     *
     * @param lease which the events of one fetch share
     */
    record LeaseName(int lane, long seq, String lease) {
        /** Reads one; empty for anything else. */
        static Optional<LeaseName> parse(String text) {
            String[] parts = text.split("-", 3);
            return text.matches("\\d{1,9}-\\d{1,18}-[0-9a-f]{32}")
                    ? Optional.of(new LeaseName(Integer.parseInt(parts[0]), Long.parseLong(parts[1]), parts[2]))
                    : Optional.empty();
        }

        @Override
        public String toString() {
            return lane + "-" + seq + "-" + lease;
        }
    }
}
