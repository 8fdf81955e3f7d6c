package id.simpul.hub.event;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** The terms of the balance that stand in tables, lane by lane. */
@Component
class BalanceRows {
    private static final int NAMED = 20;

    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;

    BalanceRows(DataSource dataSource) {
        this.jdbc = JdbcClient.create(dataSource);
        this.transaction = new TransactionTemplate(new JdbcTransactionManager(dataSource));
    }

    /**
     * One lane as the tables have it, at one moment.
     *
     * @param countedTo all numbers up to it are settled, and were counted: {@code deliveredBefore}, {@code expiredBefore}
     * @param offered numbers that lie out for a subscriber that fetches
     * @param inLog settled, removed or held numbers that the log has too, from its stored position on
     * @param beyond settled, removed or held numbers above all that the log has
     * @param doubled numbers that are both held and settled
     * @param removed numbers above {@code countedTo} whose rows were removed after their time; they are in {@code delivered}
     *     and {@code expired}
     */
    record LaneRow(
            int id,
            LaneName name,
            long owed,
            long countedTo,
            long deliveredBefore,
            long expiredBefore,
            long delivered,
            long expired,
            long setAside,
            long parked,
            long offered,
            long inLog,
            long beyond,
            long doubled,
            @Nullable Instant stalledSince,
            String stalledReason,
            long removed) {

        long ended() {
            return deliveredBefore + delivered + expiredBefore + expired;
        }

        long held() {
            return setAside + parked + offered - doubled;
        }

        /** Numbers that wait in the log. */
        long waiting(LaneReach.Reach reach) {
            long first = Math.max(reach.first(), countedTo + 1);
            return Math.max(0, Math.min(reach.last(), owed) - first + 1 - inLog);
        }

        /** Numbers that were given out and that the log does not have yet. */
        long handedOver(LaneReach.Reach reach) {
            return Math.max(0, owed - Math.max(reach.last(), countedTo) - beyond);
        }
    }

    /** Lanes that are owed something, or hold something. */
    List<LaneName> open() {
        return jdbc.sql("select application, subscription, lane from event.lane l where owed > counted_to"
                        + " or exists (select from event.held h where h.lane = l.id)")
                .query((row, _) -> new LaneName(row.getString(1), row.getString(2), row.getInt(3)))
                .list();
    }

    /**
     * All lanes in one look; {@code reach} says which numbers the log has. A lane that it does not know was even when the
     * log was read, and may be owed, or hold, something since.
     */
    List<LaneRow> lanes(Map<LaneName, LaneReach.Reach> reach) {
        List<LaneName> known = List.copyOf(reach.keySet());
        return jdbc.sql("""
                        select l.id, l.application, l.subscription, l.lane, l.owed, l.counted_to, l.delivered_before,
                            l.expired_before, s.delivered + g.delivered, s.expired + g.expired,
                            h.aside, h.parked, h.offered,
                            s.inside + g.inside + h.inside, s.beyond + g.beyond + h.beyond,
                            h.doubled, l.stalled_since, l.stalled_reason, g.delivered + g.expired
                        from event.lane l
                        left join unnest(:application::text[], :subscription::text[], :lane::int[], :first::bigint[],
                            :last::bigint[]) as r (application, subscription, lane, first, last)
                            using (application, subscription, lane)
                        left join lateral (select count(*) filter (where outcome = 'delivered') as delivered,
                            count(*) filter (where outcome = 'expired') as expired,
                            count(*) filter (where seq between r.first and r.last) as inside,
                            count(*) filter (where seq > coalesce(r.last, 0)) as beyond
                            from event.settled where lane = l.id and seq > l.counted_to) s on l.owed > l.counted_to
                        left join lateral (select coalesce(sum(delivered), 0) as delivered,
                            coalesce(sum(expired), 0) as expired,
                            coalesce(sum(greatest(0, least(last, r.last) - greatest(first, r.first) + 1))
                                filter (where r.last is not null), 0) as inside,
                            coalesce(sum(greatest(0, last - greatest(first - 1, coalesce(r.last, 0)))), 0) as beyond
                            from event.removed where lane = l.id and first > l.counted_to) g on l.owed > l.counted_to
                        left join lateral (select count(*) filter (where state = 'set_aside') as aside,
                            count(*) filter (where state = 'parked') as parked,
                            count(*) filter (where state = 'offered') as offered,
                            count(*) filter (where seq between r.first and r.last) as inside,
                            count(*) filter (where seq > coalesce(r.last, 0)) as beyond,
                            count(*) filter (where exists (select from event.settled e where e.lane = l.id
                                and e.seq = x.seq)) as doubled
                            from event.held x where lane = l.id) h on r.lane is not null or l.owed > l.counted_to
                        order by l.application, l.subscription, l.lane
                        """)
                .param("application", known.stream().map(LaneName::application).toArray(String[]::new))
                .param(
                        "subscription",
                        known.stream().map(LaneName::subscription).toArray(String[]::new))
                .param("lane", known.stream().map(LaneName::partition).toArray(Integer[]::new))
                .param(
                        "first",
                        known.stream().map(each -> of(reach, each).first()).toArray(Long[]::new))
                .param(
                        "last",
                        known.stream().map(each -> of(reach, each).last()).toArray(Long[]::new))
                .query((row, _) -> lane(row))
                .list();
    }

    private static LaneReach.Reach of(Map<LaneName, LaneReach.Reach> reach, LaneName lane) {
        return reach.getOrDefault(lane, LaneReach.Reach.NONE);
    }

    private static LaneRow lane(ResultSet row) throws SQLException {
        OffsetDateTime stalled = row.getObject(17, OffsetDateTime.class);
        return new LaneRow(
                row.getInt(1),
                new LaneName(row.getString(2), row.getString(3), row.getInt(4)),
                row.getLong(5),
                row.getLong(6),
                row.getLong(7),
                row.getLong(8),
                row.getLong(9),
                row.getLong(10),
                row.getLong(11),
                row.getLong(12),
                row.getLong(13),
                row.getLong(14),
                row.getLong(15),
                row.getLong(16),
                stalled == null ? null : stalled.toInstant(),
                row.getString(18),
                row.getLong(19));
    }

    /** The first few numbers of a lane that are neither settled nor removed nor held nor in the log. */
    List<Long> missing(LaneRow lane, LaneReach.Reach reach) {
        return jdbc.sql("""
                        select n from generate_series(:from::bigint, :last::bigint) n
                        where not n between :first and :end
                            and not exists (select from event.settled s where s.lane = :lane and s.seq = n)
                            and not exists (select from event.removed g where g.lane = :lane
                                and n between g.first and g.last)
                            and not exists (select from event.held h where h.lane = :lane and h.seq = n)
                        order by n limit :limit
                        """)
                .param("from", lane.countedTo() + 1)
                .param("last", lane.owed())
                .param("first", reach.first())
                .param("end", reach.last())
                .param("lane", lane.id())
                .param("limit", NAMED)
                .query((row, _) -> row.getLong(1))
                .list();
    }

    /** The first few numbers of a lane that are both held and settled. */
    List<Long> doubled(LaneRow lane) {
        return jdbc.sql("select seq from event.held join event.settled using (lane, seq) where lane = :lane"
                        + " order by seq limit :limit")
                .param("lane", lane.id())
                .param("limit", NAMED)
                .query((row, _) -> row.getLong(1))
                .list();
    }

    /**
     * Remembers that all numbers up to {@code to} are at their end by rows of ours. Not where rows were removed meanwhile
     * in such a way that one would be counted in part; then it is for the next look.
     */
    void counted(LaneRow lane, long to, long delivered, long expired) {
        transaction.executeWithoutResult(_ -> {
            jdbc.sql("select from event.lane where id = :lane for update")
                    .param("lane", lane.id())
                    .query()
                    .listOfRows();
            jdbc.sql("update event.lane set counted_to = :to, delivered_before = delivered_before + :delivered,"
                            + " expired_before = expired_before + :expired where id = :lane and counted_to = :from"
                            + " and not exists (select from event.removed where lane = :lane and first <= :to"
                            + " and last > :to)")
                    .param("to", to)
                    .param("delivered", delivered)
                    .param("expired", expired)
                    .param("lane", lane.id())
                    .param("from", lane.countedTo())
                    .update();
        });
    }

    /** Counts nothing of a lane any more: all its rows are counted again. */
    void uncount(int lane) {
        jdbc.sql("update event.lane set counted_to = 0, delivered_before = 0, expired_before = 0 where id = :lane")
                .param("lane", lane)
                .update();
    }
}
