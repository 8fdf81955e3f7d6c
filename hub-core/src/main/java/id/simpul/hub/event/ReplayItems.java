package id.simpul.hub.event;

import id.simpul.hub.message.CallId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Table {@code event.replay_item}: what became of each delivery of a list. */
@Component
class ReplayItems {
    /** After that, who was sending is gone. */
    private static final Duration SENDING = Duration.ofMinutes(1);

    private static final String DUE =
            "select i.place, i.lane, i.seq, i.event_id, l.application, l.subscription, l.lane,"
                    + " i.found, e.log_partition, e.log_offset, exists (select from event.held h where h.lane = i.lane"
                    + " and h.seq = i.seq) as held, i.key_hash from event.replay_item i join event.event e on e.id = i.event_id"
                    + " join event.lane l on l.id = i.lane where i.replay = :id::uuid";

    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;
    private final Clock clock;

    ReplayItems(DataSource dataSource, Clock clock) {
        this.jdbc = JdbcClient.create(dataSource);
        this.transaction = new TransactionTemplate(new JdbcTransactionManager(dataSource));
        this.clock = clock;
    }

    /**
     * A delivery of a list with where its event stands.
     *
     * @param laneId the lane's number in tables
     * @param held whether it is set aside or parked now
     * @param keyHash of the event's key
     */
    record Due(
            int place,
            int laneId,
            long seq,
            CallId event,
            LaneName lane,
            String found,
            int partition,
            long offset,
            boolean held,
            String keyHash) {}

    /** What is still to be sent, in the list's order. */
    List<Due> due(String replay, int limit) {
        return jdbc.sql(DUE + " and i.state = 'chosen' order by i.turn limit :limit")
                .param("id", replay)
                .param("limit", limit)
                .query((row, _) -> due(row))
                .list();
    }

    /** All that the list was frozen to, some at a time. */
    List<Due> after(String replay, int place, int limit) {
        return jdbc.sql(DUE + " and i.place > :place order by i.place limit :limit")
                .param("id", replay)
                .param("place", place)
                .param("limit", limit)
                .query((row, _) -> due(row))
                .list();
    }

    private static Due due(ResultSet row) throws SQLException {
        return new Due(
                row.getInt(1),
                row.getInt(2),
                row.getLong(3),
                new CallId(row.getString(4)),
                new LaneName(row.getString(5), row.getString(6), row.getInt(7)),
                row.getString(8),
                row.getInt(9),
                row.getLong(10),
                row.getBoolean(11),
                row.getString(12));
    }

    /**
     * How a delivery fits now.
     *
     * @param fit fits, unfit or gone
     */
    record Checked(int place, String fit, String keyHash) {}

    /** Notes what the check found; what is gone is not sent. */
    void check(String replay, List<Checked> checked) {
        jdbc.sql("update event.replay_item i set fit = row.fit, key_hash = row.key,"
                        + " state = case when row.fit = 'gone' and i.state = 'chosen' then 'skipped' else i.state end,"
                        + " reason = case when row.fit = 'gone' and i.state = 'chosen' then 'isi-tidak-ada' else i.reason end"
                        + " from unnest(:place::int[], :fit::text[], :key::text[]) as row (place, fit, key)"
                        + " where i.replay = :id::uuid and i.place = row.place")
                .param("id", replay)
                .param("place", checked.stream().map(Checked::place).toArray(Integer[]::new))
                .param("fit", checked.stream().map(Checked::fit).toArray(String[]::new))
                .param("key", checked.stream().map(Checked::keyHash).toArray(String[]::new))
                .update();
    }

    /** What became of the claim of one delivery. */
    enum Claim {
        TAKEN,
        /** Another list has sent it since this one was frozen. */
        SENT_BY_OTHER,
        /** Another list is sending it now, or this one does not send it any more. */
        BUSY
    }

    /** Takes one delivery, so that two lists that hold it send it once. */
    Claim claim(String replay, Due due) {
        return transaction.execute(_ -> {
            jdbc.sql("select 1 from (select pg_advisory_xact_lock(:lane, :seq)) as locked")
                    .param("lane", due.laneId())
                    .param("seq", (int) due.seq())
                    .query(Integer.class)
                    .single();
            Claim elsewhere = elsewhere(replay, due);
            return elsewhere == Claim.TAKEN && !sending(replay, due) ? Claim.BUSY : elsewhere;
        });
    }

    private Claim elsewhere(String replay, Due due) {
        return jdbc.sql("select case when bool_or(o.state = 'sending' and o.changed_at > :alive) then 'BUSY'"
                        + " when bool_or(o.state = 'sent' and o.changed_at >= r.frozen_at) then 'SENT_BY_OTHER'"
                        + " else 'TAKEN' end from event.replay_item o join event.replay r on r.id = :id::uuid"
                        + " where o.lane = :lane and o.seq = :seq and o.replay <> r.id")
                .param("id", replay)
                .param("lane", due.laneId())
                .param("seq", due.seq())
                .param("alive", clock.instant().minus(SENDING).atOffset(ZoneOffset.UTC))
                .query((row, _) -> Claim.valueOf(row.getString(1)))
                .single();
    }

    /** Not where the list was paused or stopped, or waits for its subscriber. */
    private boolean sending(String replay, Due due) {
        return jdbc.sql("update event.replay_item i set state = 'sending', changed_at = :now from event.replay r"
                                + " where r.id = :id::uuid and r.state = 'running'"
                                + " and (r.not_before is null or r.not_before <= :now)"
                                + " and i.replay = r.id and i.place = :place and i.state = 'chosen'")
                        .param("id", replay)
                        .param("place", due.place())
                        .param("now", now())
                        .update()
                == 1;
    }

    /**
     * Notes how one delivery of the list ended: sent, failed, skipped, or chosen where it will be tried again. A list that
     * was stopped meanwhile tries nothing again.
     */
    void end(String replay, Due due, String state, Attempt attempt) {
        String ended = state.equals("chosen")
                ? "(select case r.state when 'stopped' then 'stopped' else :state end from event.replay r"
                        + " where r.id = :id::uuid for share)"
                : ":state";
        jdbc.sql("update event.replay_item set state = " + ended
                        + ", reason = :reason, status = :status, call_id = :call,"
                        + " changed_at = :now where replay = :id::uuid and place = :place")
                .param("id", replay)
                .param("place", due.place())
                .param("state", state)
                .param("reason", attempt.reason())
                .param("status", attempt.status(), Types.INTEGER)
                .param(
                        "call",
                        attempt.callId() == null ? null : attempt.callId().value(),
                        Types.VARCHAR)
                .param("now", now())
                .update();
    }

    /** Turns the list so that all of one key comes before the next; keys come as their first. */
    void turnByKey(String replay) {
        jdbc.sql(
                        "update event.replay_item i set turn = n.turn from (select place, row_number() over (order by first, place)"
                                + " as turn from (select place, min(place) over (partition by key_hash) as first"
                                + " from event.replay_item where replay = :id::uuid) k) n"
                                + " where i.replay = :id::uuid and i.place = n.place")
                .param("id", replay)
                .update();
    }

    /** What a node that is gone was sending is to be sent: whether the subscriber had it is not known. */
    void takeBack(String replay) {
        move(replay, "sending", "chosen", List.of());
    }

    /** What was not sent will not be. */
    void stop(String replay) {
        move(replay, "chosen", "stopped", List.of());
        jdbc.sql("update event.replay_item i set state = 'stopped', changed_at = :now from event.replay r"
                        + " where r.id = :id::uuid and i.replay = r.id and i.state = 'sending'"
                        + " and (r.lease_until is null or r.lease_until < :now)")
                .param("id", replay)
                .param("now", now())
                .update();
    }

    /** Takes places, all where there are none, out of the list; answers how many. */
    int exclude(String replay, Collection<Integer> places) {
        return places.isEmpty() ? 0 : move(replay, "chosen", "excluded", places);
    }

    /** Takes out what fits its type no longer. */
    int excludeUnfit(String replay) {
        return jdbc.sql("update event.replay_item set state = 'excluded', changed_at = :now"
                        + " where replay = :id::uuid and state = 'chosen' and fit = 'unfit'")
                .param("id", replay)
                .param("now", now())
                .update();
    }

    private int move(String replay, String from, String to, Collection<Integer> places) {
        return jdbc.sql("update event.replay_item set state = :to, changed_at = :now where replay = :id::uuid"
                        + " and state = :from and (:all or place = any(:places::int[]))")
                .param("id", replay)
                .param("from", from)
                .param("to", to)
                .param("all", places.isEmpty())
                .param("places", places.toArray(Integer[]::new))
                .param("now", now())
                .update();
    }

    /** Rows after a place; an empty state lists all. */
    List<ReplayItem> list(String replay, String state, int after, int limit) {
        return jdbc.sql(
                        "select i.place, i.lane, i.seq, i.event_id, e.type, e.subject, i.found, i.fit, i.state, i.reason,"
                                + " i.status, i.call_id, i.changed_at from event.replay_item i join event.event e"
                                + " on e.id = i.event_id where i.replay = :id::uuid and i.place > :after"
                                + " and (:state = '' or i.state = :state) order by i.place limit :limit")
                .param("id", replay)
                .param("after", after)
                .param("state", state)
                .param("limit", limit)
                .query((row, _) -> new ReplayItem(
                        row.getInt(1),
                        row.getInt(2),
                        row.getLong(3),
                        row.getString(4),
                        row.getString(5),
                        row.getString(6),
                        row.getString(7),
                        row.getString(8),
                        row.getString(9),
                        row.getString(10),
                        (Integer) row.getObject(11),
                        row.getString(12),
                        row.getObject(13, OffsetDateTime.class).toInstant()))
                .list();
    }

    private OffsetDateTime now() {
        return clock.instant().atOffset(ZoneOffset.UTC);
    }
}
