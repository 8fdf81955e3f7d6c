package id.simpul.hub.event;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Tables {@code event.replay} and {@code event.replay_step}: frozen lists, who runs one, and who did what with it. */
@Component
class ReplayRows {
    /** How long a list is left to the node that runs it: longer than one delivery may take. */
    private static final Duration LEASE = Duration.ofMinutes(1);

    private static final String JOB = """
            select r.id, r.application, r.subscription, r.chosen_by, r.include_delivered, r.by_key, r.rate, r.reason,
                r.made_by, r.frozen_at, r.approved_by, r.state, r.not_before, r.down_reason, r.downs, c.*
            from event.replay r cross join lateral (
                select count(*) as frozen, count(*) filter (where state in ('chosen', 'sending')) as chosen,
                    count(*) filter (where fit = 'unfit' and state = 'chosen') as unfit,
                    count(*) filter (where found = 'delivered') as processed, count(*) filter (where fit = 'gone') as gone,
                    count(*) filter (where state = 'excluded') as excluded, count(*) filter (where state = 'sent') as sent,
                    count(*) filter (where state = 'failed') as failed,
                    count(*) filter (where state = 'skipped') as skipped,
                    count(*) filter (where state = 'stopped') as stopped
                from event.replay_item i where i.replay = r.id) c
            """;

    private final JdbcClient jdbc;
    private final Clock clock;

    ReplayRows(DataSource dataSource, Clock clock) {
        this.jdbc = JdbcClient.create(dataSource);
        this.clock = clock;
    }

    /** Adds a list; false where one of this form is there. */
    boolean insert(String id, ReplayOrder order, String chosenBy) {
        return jdbc.sql("insert into event.replay (id, form_key, application, subscription, chosen_by,"
                                + " include_delivered, reason, made_by, frozen_at, state) values (:id::uuid, :key,"
                                + " :application, :subscription, :chosen, :include, :reason, :who, :now, 'made')"
                                + " on conflict (form_key) do nothing")
                        .param("id", id)
                        .param("key", order.formKey(), Types.VARCHAR)
                        .param("application", order.filter().application())
                        .param("subscription", order.filter().subscription())
                        .param("chosen", chosenBy)
                        .param("include", order.includeDelivered())
                        .param("reason", order.reason())
                        .param("who", order.who())
                        .param("now", now())
                        .update()
                == 1;
    }

    /** The list that a form made. */
    Optional<String> made(@Nullable String formKey) {
        return jdbc.sql("select id from event.replay where form_key = :key")
                .param("key", formKey, Types.VARCHAR)
                .query((row, _) -> row.getString(1))
                .optional();
    }

    Optional<ReplayJob> find(String id) {
        return jdbc.sql(JOB + " where r.id = :id::uuid")
                .param("id", id)
                .query((row, _) -> job(row))
                .optional();
    }

    /** The newest first. */
    List<ReplayJob> latest(int limit) {
        return jdbc.sql(JOB + " order by r.frozen_at desc, r.id desc limit :limit")
                .param("limit", limit)
                .query((row, _) -> job(row))
                .list();
    }

    private static ReplayJob job(ResultSet row) throws SQLException {
        return new ReplayJob(
                row.getString(1),
                row.getString(2),
                row.getString(3),
                row.getString(4),
                row.getBoolean(5),
                row.getBoolean(6),
                (Integer) row.getObject(7),
                row.getString(8),
                row.getString(9),
                row.getObject(10, OffsetDateTime.class).toInstant(),
                row.getString(11),
                row.getString(12),
                instant(row, 13),
                row.getString(14),
                row.getInt(15),
                counts(row));
    }

    private static ReplayJob.Counts counts(ResultSet row) throws SQLException {
        return new ReplayJob.Counts(
                row.getInt("frozen"),
                row.getInt("chosen"),
                row.getInt("unfit"),
                row.getInt("processed"),
                row.getInt("gone"),
                row.getInt("excluded"),
                row.getInt("sent"),
                row.getInt("failed"),
                row.getInt("skipped"),
                row.getInt("stopped"));
    }

    private static @Nullable Instant instant(ResultSet row, int column) throws SQLException {
        OffsetDateTime at = row.getObject(column, OffsetDateTime.class);
        return at == null ? null : at.toInstant();
    }

    /** Locks a list until the transaction that the caller holds ends. */
    void lock(String id) {
        jdbc.sql("select state from event.replay where id = :id::uuid for update")
                .param("id", id)
                .query(String.class)
                .single();
    }

    void approve(String id, String who) {
        jdbc.sql("update event.replay set approved_by = :who where id = :id::uuid")
                .param("id", id)
                .param("who", who)
                .update();
    }

    void start(String id, int rate, boolean byKey) {
        jdbc.sql("update event.replay set state = 'running', rate = :rate, by_key = :byKey where id = :id::uuid")
                .param("id", id)
                .param("rate", rate)
                .param("byKey", byKey)
                .update();
    }

    /** Moves a list from one of {@code from}; false where it is in none of them. */
    boolean move(String id, Collection<String> from, String to) {
        return jdbc.sql("update event.replay set state = :to, not_before = null, downs = 0, down_reason = ''"
                                + " where id = :id::uuid and state = any(:from)")
                        .param("id", id)
                        .param("from", from.toArray(String[]::new))
                        .param("to", to)
                        .update()
                == 1;
    }

    /** Takes the next running list that nobody runs and that is due, for {@code node} alone. */
    Optional<String> claim(String node) {
        return jdbc.sql("update event.replay set lease = :node, lease_until = :until where id = ("
                        + "select id from event.replay where state = 'running'"
                        + " and (not_before is null or not_before <= :now) and (lease_until is null or lease_until < :now)"
                        + " order by frozen_at limit 1 for update skip locked) returning id")
                .param("node", node)
                .param("now", now())
                .param("until", clock.instant().plus(LEASE).atOffset(ZoneOffset.UTC))
                .query((row, _) -> row.getString(1))
                .optional();
    }

    /** Keeps the list for {@code node}; false where it is to go on no more, or not here. */
    boolean goesOn(String id, String node) {
        return jdbc.sql("update event.replay set lease_until = :until where id = :id::uuid and lease = :node"
                                + " and state = 'running' and (not_before is null or not_before <= :now)")
                        .param("id", id)
                        .param("node", node)
                        .param("now", now())
                        .param("until", clock.instant().plus(LEASE).atOffset(ZoneOffset.UTC))
                        .update()
                == 1;
    }

    /** Lets another node run it. */
    void release(String id, String node) {
        jdbc.sql("update event.replay set lease = null, lease_until = null where id = :id::uuid and lease = :node")
                .param("id", id)
                .param("node", node)
                .update();
    }

    /** The subscriber takes nothing until {@code until}. */
    void down(String id, Instant until, String reason) {
        jdbc.sql("update event.replay set not_before = :until, downs = downs + 1, down_reason = :reason"
                        + " where id = :id::uuid and state = 'running'")
                .param("id", id)
                .param("until", until.atOffset(ZoneOffset.UTC))
                .param("reason", reason)
                .update();
    }

    /** The subscriber takes something again. */
    void up(String id) {
        jdbc.sql("update event.replay set not_before = null, downs = 0, down_reason = ''"
                        + " where id = :id::uuid and downs > 0")
                .param("id", id)
                .update();
    }

    /** Adds who did what. */
    void step(String id, String what, String who, String reason) {
        ReplayJob job = find(id).orElseThrow();
        jdbc.sql("insert into event.replay_step (replay, what, who, reason, counts, at)"
                        + " values (:id::uuid, :what, :who, :reason, :counts, :now)")
                .param("id", id)
                .param("what", what)
                .param("who", who)
                .param("reason", reason)
                .param("counts", job.counts().text())
                .param("now", now())
                .update();
    }

    List<ReplayStep> steps(String id) {
        return jdbc.sql(
                        "select what, who, reason, counts, at from event.replay_step where replay = :id::uuid order by id")
                .param("id", id)
                .query((row, _) -> new ReplayStep(
                        row.getString(1),
                        row.getString(2),
                        row.getString(3),
                        row.getString(4),
                        row.getObject(5, OffsetDateTime.class).toInstant()))
                .list();
    }

    /** A name for this process among those that run lists. */
    static String node() {
        return UUID.randomUUID().toString();
    }

    private OffsetDateTime now() {
        return clock.instant().atOffset(ZoneOffset.UTC);
    }
}
