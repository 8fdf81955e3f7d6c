package id.simpul.hub.event;

import id.simpul.hub.log.Topics;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The lanes: how much each is owed, and why one waits. */
@Component
class LaneTable {
    private static final int ANSWER_LENGTH = 500;

    private final JdbcClient jdbc;
    private final Clock clock;
    private final Map<LaneName, Integer> ids = new ConcurrentHashMap<>();

    LaneTable(DataSource dataSource, Clock clock) {
        this.jdbc = JdbcClient.create(dataSource);
        this.clock = clock;
    }

    /**
     * Numbers set apart for a lane.
     *
     * @param id the lane's number in tables
     * @param first the first of them
     */
    record Reserved(int id, long first) {}

    /** Sets numbers apart, with the transaction that the caller holds. */
    Map<LaneName, Reserved> reserve(Map<LaneName, Integer> counts) {
        if (counts.isEmpty()) {
            return Map.of();
        }
        List<LaneName> lanes = List.copyOf(counts.keySet());
        Map<LaneName, Reserved> reserved = new HashMap<>();
        jdbc.sql("insert into event.lane as counted (application, subscription, lane, owed)"
                        + " select * from unnest(:application::text[], :subscription::text[], :lane::int[], :count::bigint[])"
                        + " as row (application, subscription, lane, owed) order by 1, 2, 3"
                        + " on conflict (application, subscription, lane) do update set owed = counted.owed + excluded.owed"
                        + " returning id, application, subscription, lane, owed")
                .param("application", lanes.stream().map(LaneName::application).toArray(String[]::new))
                .param(
                        "subscription",
                        lanes.stream().map(LaneName::subscription).toArray(String[]::new))
                .param("lane", lanes.stream().map(LaneName::partition).toArray(Integer[]::new))
                .param(
                        "count",
                        lanes.stream().map(counts::get).map(Integer::longValue).toArray(Long[]::new))
                .query((row, _) -> {
                    LaneName lane = new LaneName(row.getString(2), row.getString(3), row.getInt(4));
                    long first = row.getLong(5) - counts.getOrDefault(lane, 0) + 1;
                    return reserved.put(lane, new Reserved(row.getInt(1), first));
                })
                .list();
        return reserved;
    }

    /** The lane's number in tables. */
    int id(LaneName lane) {
        Integer known = ids.get(lane);
        if (known != null) {
            return known;
        }
        int id = jdbc.sql("insert into event.lane as known (application, subscription, lane, owed)"
                        + " values (:application, :subscription, :lane, 0) on conflict (application, subscription, lane)"
                        + " do update set owed = known.owed returning id")
                .param("application", lane.application())
                .param("subscription", lane.subscription())
                .param("lane", lane.partition())
                .query(Integer.class)
                .single();
        ids.put(lane, id);
        return id;
    }

    /** The lanes of these numbers. */
    Map<Integer, LaneName> names(Collection<Integer> numbers) {
        Map<Integer, LaneName> names = new TreeMap<>();
        jdbc.sql("select id, application, subscription, lane from event.lane where id = any(:ids::int[])")
                .param("ids", numbers.toArray(Integer[]::new))
                .query((row, _) ->
                        names.put(row.getInt(1), new LaneName(row.getString(2), row.getString(3), row.getInt(4))))
                .list();
        return names;
    }

    /**
     * Keeps lanes as they are until the caller's transaction ends, in the order in which the router takes them.
     *
     * @return up to which number each is counted
     */
    Map<Integer, Long> lock(Collection<Integer> numbers) {
        Map<Integer, Long> counted = new HashMap<>();
        jdbc.sql("select id, counted_to from event.lane where id = any(:ids::int[])"
                        + " order by application, subscription, lane for update")
                .param("ids", numbers.toArray(Integer[]::new))
                .query((row, _) -> counted.put(row.getInt(1), row.getLong(2)))
                .list();
        return counted;
    }

    /** A lane, and up to which number it is counted. */
    record Counted(int id, long to) {}

    /** Lanes that are counted up to some number, by their ids: {@code first} and those after it, then those before it. */
    List<Counted> counted(int first, int limit) {
        return jdbc.sql(
                        "select id, counted_to from event.lane where counted_to > 0 order by id < :first, id limit :limit")
                .param("first", first)
                .param("limit", limit)
                .query((row, _) -> new Counted(row.getInt(1), row.getLong(2)))
                .list();
    }

    /** Notes why the lane waits: its subscriber takes nothing. */
    void stalled(LaneName lane, Attempt attempt) {
        tell(lane, attempt.reason(), Answers.cut(attempt.answer(), ANSWER_LENGTH), true);
    }

    /** The lane goes on. */
    void moving(LaneName lane) {
        tell(lane, "", "", false);
    }

    private void tell(LaneName lane, String reason, String answer, boolean stalled) {
        jdbc.sql("update event.lane set stalled_since = "
                        + (stalled ? "coalesce(stalled_since, :now::timestamptz)" : "null::timestamptz")
                        + ", stalled_reason = :reason, stalled_answer = :answer where id = :id")
                .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                .param("reason", reason)
                .param("answer", answer)
                .param("id", id(lane))
                .update();
    }

    /** The topics of lanes that are still owed something, and of those in {@code there} that ever were. */
    Set<String> topics(Set<String> there) {
        Set<String> topics = new HashSet<>();
        jdbc.sql("select application, subscription, bool_or(owed > counted_to) from event.lane where owed > 0"
                        + " group by application, subscription")
                .query(row -> {
                    String topic = Topics.lane(row.getString(1), row.getString(2));
                    if (row.getBoolean(3) || there.contains(topic)) {
                        topics.add(topic);
                    }
                });
        return topics;
    }
}
