package id.simpul.hub.event;

import id.simpul.hub.keys.KeyRing;
import id.simpul.hub.keys.Purpose;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Table {@code event.removed_log}: up to where in the topic of all events rows were removed. A row is removed long after
 * the router noted it and all before it; so what stands there and has no row was noted, and owes nothing any more. Should
 * the log begin anew, what is accepted from then on is later than all that was removed.
 */
@Component
class RemovedLog {
    private static final Reached NOTHING = new Reached(-1, Instant.MIN);

    private final JdbcClient jdbc;
    private final KeyRing keys;
    private final Clock clock;

    RemovedLog(DataSource dataSource, KeyRing keys, Clock clock) {
        this.jdbc = JdbcClient.create(dataSource);
        this.keys = keys;
        this.clock = clock;
    }

    /**
     * The last place of a partition whose row was removed.
     *
     * @param accepted not before any of what was removed
     */
    record Reached(long offset, Instant accepted) {
        boolean covers(Arrival arrival) {
            return arrival.offset() <= offset
                    && !arrival.accepted().acceptedAt().isAfter(accepted);
        }

        Reached with(Reached other) {
            return new Reached(
                    Math.max(offset, other.offset), accepted.isAfter(other.accepted) ? accepted : other.accepted);
        }

        private String text(int partition) {
            return "removed-log " + partition + " " + offset + " " + accepted.toEpochMilli();
        }
    }

    /** {@code arrivals} without what was noted so long ago that its row was removed; {@code known} have rows. */
    List<Arrival> without(List<Arrival> arrivals, Set<String> known) {
        Instant old = clock.instant().minus(Retentions.SHORTEST);
        Predicate<Arrival> suspect = each -> each.accepted().acceptedAt().isBefore(old)
                && !known.contains(each.accepted().id().value());
        if (arrivals.stream().noneMatch(suspect)) {
            return arrivals;
        }
        Map<Integer, Reached> reached = all();
        return arrivals.stream()
                .filter(each -> !suspect.test(each)
                        || !reached.getOrDefault(each.partition(), NOTHING).covers(each))
                .toList();
    }

    /** By partition; a row that the hub did not write counts as nothing. */
    Map<Integer, Reached> all() {
        Map<Integer, Reached> all = new HashMap<>();
        jdbc.sql("select log_partition, log_offset, accepted_at, mark from event.removed_log")
                .query(row -> {
                    int partition = row.getInt(1);
                    Reached reached = new Reached(
                            row.getLong(2),
                            row.getObject(3, OffsetDateTime.class).toInstant());
                    if (keys.matches(Purpose.DELIVERY_ROW, reached.text(partition), row.getString(4))) {
                        all.put(partition, reached);
                    }
                });
        return all;
    }

    /** Notes that the row of an event at that place is removed, with the transaction that the caller holds. */
    void reach(Map<Integer, Reached> reached) {
        Map<Integer, Reached> known = all();
        reached.forEach((partition, each) ->
                note(partition, known.getOrDefault(partition, each).with(each)));
    }

    private void note(int partition, Reached reached) {
        jdbc.sql("insert into event.removed_log (log_partition, log_offset, accepted_at, mark)"
                        + " values (:partition, :offset, :accepted, :mark) on conflict (log_partition) do update set"
                        + " log_offset = excluded.log_offset, accepted_at = excluded.accepted_at, mark = excluded.mark")
                .param("partition", partition)
                .param("offset", reached.offset())
                .param("accepted", reached.accepted().atOffset(ZoneOffset.UTC))
                .param("mark", keys.hash(Purpose.DELIVERY_ROW, reached.text(partition)))
                .update();
    }

    /** The place of one event; rounded up to what the table can say. */
    static Reached at(long offset, Instant accepted) {
        return new Reached(offset, accepted.truncatedTo(ChronoUnit.MILLIS).plusMillis(1));
    }
}
