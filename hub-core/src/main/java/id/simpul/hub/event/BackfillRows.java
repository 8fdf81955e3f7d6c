package id.simpul.hub.event;

import id.simpul.hub.event.LaneTable.Reserved;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Table {@code event.backfill}, and the numbers of events that a lane is owed after they were routed. */
@Component
class BackfillRows {
    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;
    private final LaneTable lanes;
    private final EventRows events;

    BackfillRows(DataSource dataSource, LaneTable lanes, EventRows events) {
        this.jdbc = JdbcClient.create(dataSource);
        this.transaction = new TransactionTemplate(new JdbcTransactionManager(dataSource));
        this.lanes = lanes;
        this.events = events;
    }

    /** Places of the topic of all events that a lane is still to be given: from {@code next}, before {@code until}. */
    record Stretch(LaneName lane, long next, long until) {}

    /** The subscriptions whose past was begun, done or not. */
    Set<String> begun() {
        return new HashSet<>(jdbc.sql("select distinct application || '/' || subscription as name from event.backfill")
                .query((row, _) -> row.getString(1))
                .list());
    }

    void begin(List<Stretch> stretches) {
        transaction.executeWithoutResult(_ -> stretches.forEach(each -> jdbc.sql(
                        "insert into event.backfill (application, subscription, lane, next_offset, until_offset)"
                                + " values (:application, :subscription, :lane, :next, :until) on conflict do nothing")
                .param("application", each.lane().application())
                .param("subscription", each.lane().subscription())
                .param("lane", each.lane().partition())
                .param("next", each.next())
                .param("until", each.until())
                .update()));
    }

    List<Stretch> open() {
        return jdbc.sql("select application, subscription, lane, next_offset, until_offset from event.backfill"
                        + " where next_offset < until_offset order by application, subscription, lane")
                .query((row, _) -> new Stretch(
                        new LaneName(row.getString(1), row.getString(2), row.getInt(3)),
                        row.getLong(4),
                        row.getLong(5)))
                .list();
    }

    void reached(LaneName lane, long next) {
        jdbc.sql("update event.backfill set next_offset = :next where application = :application"
                        + " and subscription = :subscription and lane = :lane")
                .param("next", next)
                .param("application", lane.application())
                .param("subscription", lane.subscription())
                .param("lane", lane.partition())
                .update();
    }

    /**
     * Gives each event that was noted from one of {@code arrivals} a number of {@code lane}, or tells the one that it has.
     * Repetitions and conflicts are left out, and so is what was removed.
     */
    List<Owed> owe(LaneName lane, List<Arrival> arrivals) {
        return transaction.execute(_ -> {
            Map<String, EventRows.Known> known = events.locked(
                    arrivals.stream().map(each -> each.accepted().id()).toList());
            int id = lanes.id(lane);
            List<Owed> owed = new ArrayList<>();
            List<AcceptedEvent> fresh = new ArrayList<>();
            for (Arrival each : arrivals) {
                AcceptedEvent event = each.accepted();
                EventRows.Known row = known.get(event.id().value());
                if (row != null && row.of(each)) {
                    Long seq = row.owed().get(id);
                    if (seq == null) {
                        fresh.add(event);
                    } else {
                        owed.add(new Owed(event, lane, seq));
                    }
                }
            }
            owed.addAll(number(lane, id, fresh));
            return owed;
        });
    }

    private List<Owed> number(LaneName lane, int id, List<AcceptedEvent> fresh) {
        if (fresh.isEmpty()) {
            return List.of();
        }
        Reserved reserved =
                Objects.requireNonNull(lanes.reserve(Map.of(lane, fresh.size())).get(lane));
        List<Owed> owed = new ArrayList<>();
        for (AcceptedEvent each : fresh) {
            long seq = reserved.first() + owed.size();
            jdbc.sql("update event.event set lanes = lanes || :lane::int, seqs = seqs || :seq::bigint"
                            + " where id = :id::uuid")
                    .param("lane", id)
                    .param("seq", seq)
                    .param("id", each.id().value())
                    .update();
            owed.add(new Owed(each, lane, seq));
        }
        return owed;
    }
}
