package id.simpul.hub.event;

import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Finds what a filter chooses: to be frozen as a list, or to be looked at before. */
@Component
class ReplayChoice {
    private static final String CHOSEN = """
            from (
                select h.lane, h.seq, h.event_id, h.state as found, h.key_hash, h.reason, h.answer, h.attempts, h.status,
                    h.changed_at, l.application || '/' || l.subscription as name
                from event.held h join event.lane l on l.id = h.lane
                where (:application = '' or l.application = :application) and (:subscription = '' or l.subscription = :subscription) and h.state = any(:states)
                union all
                select s.lane, s.seq, s.event_id, s.outcome, '', s.reason, '', s.attempts, s.status, s.settled_at,
                    l.application || '/' || l.subscription
                from event.settled s join event.lane l on l.id = s.lane
                where (:application = '' or l.application = :application) and (:subscription = '' or l.subscription = :subscription) and s.outcome = any(:states)) d
            join event.event e on e.id = d.event_id
            where (:type = '' or e.type = :type) and (:subject = '' or e.subject = :subject)
                and (:reason = '' or d.reason = :reason)
                and e.accepted_at >= coalesce(:from::timestamptz, '-infinity')
                and e.accepted_at < coalesce(:to::timestamptz, 'infinity')
                and (:text = '' or position(lower(:text) in lower(concat_ws(' ', e.subject, e.id, e.ce_id, d.reason,
                    d.answer))) > 0)
            """;

    private final JdbcClient jdbc;
    private final Clock clock;

    ReplayChoice(DataSource dataSource, Clock clock) {
        this.jdbc = JdbcClient.create(dataSource);
        this.clock = clock;
    }

    /** Freezes at most {@code limit} rows as the list {@code replay}; answers how many. */
    int freeze(String replay, ReplayFilter filter, boolean includeDelivered, int limit) {
        return chosen(
                        "insert into event.replay_item (replay, place, turn, lane, seq, event_id, found, key_hash, state, reason,"
                                + " changed_at) select :replay::uuid, row_number() over w, row_number() over w,"
                                + " d.lane, d.seq, d.event_id, d.found, d.key_hash,"
                                + " case when d.found = 'delivered' and not :include then 'skipped' else 'chosen' end,"
                                + " case when d.found = 'delivered' and not :include then 'sudah-diproses' else '' end,"
                                + " :now " + CHOSEN
                                + " window w as (order by d.lane, d.seq) order by d.lane, d.seq limit :limit",
                        filter)
                .param("replay", replay)
                .param("include", includeDelivered)
                .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                .param("limit", limit)
                .update();
    }

    /** How many of a filter stopped for one reason, and when the oldest of them was accepted. */
    List<ReplayQueue.Group> groups(ReplayFilter filter) {
        return chosen(
                        "select d.reason, count(*), min(e.accepted_at) " + CHOSEN
                                + " group by d.reason order by 2 desc, 1 limit 20",
                        filter)
                .query((row, _) -> new ReplayQueue.Group(
                        row.getString(1),
                        row.getInt(2),
                        row.getObject(3, OffsetDateTime.class).toInstant()))
                .list();
    }

    /** The rows of a filter, the oldest first. */
    List<ReplayQueue.Row> rows(ReplayFilter filter, int skipped, int limit) {
        return chosen(
                        "select e.id, e.type, e.subject, d.found, d.attempts, d.reason, d.status, d.answer, e.accepted_at,"
                                + " d.changed_at, d.name " + CHOSEN
                                + " order by e.accepted_at, d.lane, d.seq offset :skipped limit :limit",
                        filter)
                .param("skipped", skipped)
                .param("limit", limit)
                .query((row, _) -> new ReplayQueue.Row(
                        row.getString(1),
                        row.getString(11),
                        row.getString(2),
                        row.getString(3),
                        row.getString(4),
                        row.getInt(5),
                        row.getString(6),
                        (Integer) row.getObject(7),
                        row.getString(8),
                        row.getObject(9, OffsetDateTime.class).toInstant(),
                        row.getObject(10, OffsetDateTime.class).toInstant()))
                .list();
    }

    private JdbcClient.StatementSpec chosen(String sql, ReplayFilter filter) {
        return jdbc.sql(sql)
                .param("application", filter.application())
                .param("subscription", filter.subscription())
                .param("states", filter.states().toArray(String[]::new))
                .param("type", filter.type())
                .param("subject", filter.subject())
                .param("reason", filter.reason())
                .param("text", filter.text())
                .param("from", text(filter.from()))
                .param("to", text(filter.to()));
    }

    private static @Nullable String text(@Nullable Instant at) {
        return at == null ? null : at.toString();
    }
}
