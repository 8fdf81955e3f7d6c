package id.simpul.hub.event;

import id.simpul.hub.message.CallId;
import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Table {@code event.event}: every accepted event once, with the number by which each lane owes it. */
@Component
class EventRows {
    private final JdbcClient jdbc;
    private final Clock clock;

    EventRows(DataSource dataSource, Clock clock) {
        this.jdbc = JdbcClient.create(dataSource);
        this.clock = clock;
    }

    /**
     * What is known of an event that was noted before.
     *
     * @param partition where it stands in the log, with {@code offset}
     * @param owed the lanes that owe it, with their numbers
     */
    record Known(String digest, int partition, long offset, Map<Integer, Long> owed) {
        /** Whether it was noted from this very record: elsewhere in the log stands a repetition of it, or a conflict. */
        boolean of(Arrival arrival) {
            return partition == arrival.partition() && offset == arrival.offset();
        }
    }

    /** An event to be noted. */
    record Noted(CallId id, Arrival arrival, @Nullable CallId conflictOf, Map<Integer, Long> owed) {}

    Map<String, Known> known(Collection<CallId> ids) {
        return known(ids, "");
    }

    /** The same; none of them is removed before the transaction that the caller holds ends. */
    Map<String, Known> locked(Collection<CallId> ids) {
        return known(ids, " order by id for update");
    }

    private Map<String, Known> known(Collection<CallId> ids, String lock) {
        Map<String, Known> known = new HashMap<>();
        jdbc.sql("select id, digest, log_partition, log_offset, lanes, seqs from event.event"
                        + " where id = any(:ids::uuid[])" + lock)
                .param("ids", ids.stream().map(CallId::value).toArray(String[]::new))
                .query((row, _) -> known.put(
                        row.getString(1), new Known(row.getString(2), row.getInt(3), row.getLong(4), owed(row, 5, 6))))
                .list();
        return known;
    }

    /** The numbers by which lanes owe an event: column {@code lanes} beside column {@code seqs}. */
    static Map<Integer, Long> owed(ResultSet row, int lanes, int seqs) throws SQLException {
        Integer[] ids = (Integer[]) array(row, lanes);
        Long[] numbers = (Long[]) array(row, seqs);
        Map<Integer, Long> owed = new HashMap<>();
        for (int i = 0; i < ids.length; i++) {
            owed.put(ids[i], numbers[i]);
        }
        return owed;
    }

    private static Object array(ResultSet row, int column) throws SQLException {
        Array array = row.getArray(column);
        return array.getArray();
    }

    /** Throws where an event of one of these ids is noted already. */
    void insert(List<Noted> noted) {
        if (noted.isEmpty()) {
            return;
        }
        jdbc.sql("""
                        insert into event.event (id, publisher, owner, source, ce_id, type, subject, data_class, bytes, digest,
                            log_partition, log_offset, call_id, registry_version, trace_id, accepted_at, routed_at,
                            lanes, seqs, conflict_of)
                        select id::uuid, publisher, owner, source, ce_id, type, subject, data_class, bytes, digest,
                            log_partition, log_offset, call_id, registry_version, trace_id, accepted::timestamptz,
                            :now::timestamptz, lanes::int[], seqs::bigint[], conflict::uuid
                        from unnest(:id::text[], :publisher::text[], :owner::text[], :source::text[], :ceId::text[], :type::text[],
                            :subject::text[], :class::text[], :bytes::int[], :digest::text[], :partition::int[],
                            :offset::bigint[], :call::text[], :registry::bigint[], :trace::text[], :accepted::text[],
                            :lanes::text[], :seqs::text[], :conflict::text[])
                            as row (id, publisher, owner, source, ce_id, type, subject, data_class, bytes, digest, log_partition,
                            log_offset, call_id, registry_version, trace_id, accepted, lanes, seqs, conflict)
                        """)
                .param("id", texts(noted, Noted::id))
                .param("publisher", texts(noted, each -> accepted(each).publisher()))
                .param("owner", texts(noted, each -> accepted(each).owner()))
                .param("source", texts(noted, each -> accepted(each).event().source()))
                .param("ceId", texts(noted, each -> accepted(each).event().id()))
                .param("type", texts(noted, each -> accepted(each).event().type()))
                .param("subject", texts(noted, each -> accepted(each).event().subject()))
                .param("class", texts(noted, each -> accepted(each).dataClass()))
                .param(
                        "bytes",
                        noted.stream()
                                .map(each -> accepted(each).event().data().length)
                                .toArray(Integer[]::new))
                .param("digest", texts(noted, each -> accepted(each).digest()))
                .param(
                        "partition",
                        noted.stream().map(each -> each.arrival().partition()).toArray(Integer[]::new))
                .param(
                        "offset",
                        noted.stream().map(each -> each.arrival().offset()).toArray(Long[]::new))
                .param("call", texts(noted, each -> accepted(each).call()))
                .param(
                        "registry",
                        noted.stream()
                                .map(each -> accepted(each).registryVersion())
                                .toArray(Long[]::new))
                .param("trace", texts(noted, each -> accepted(each).traceId()))
                .param("accepted", texts(noted, each -> accepted(each).acceptedAt()))
                .param("lanes", texts(noted, each -> braces(each.owed().keySet())))
                .param("seqs", texts(noted, each -> braces(each.owed().values())))
                .param("conflict", texts(noted, Noted::conflictOf))
                .param("now", now())
                .update();
    }

    private static AcceptedEvent accepted(Noted noted) {
        return noted.arrival().accepted();
    }

    private static String braces(Collection<?> values) {
        return values.stream().map(String::valueOf).collect(Collectors.joining(",", "{", "}"));
    }

    private static @Nullable String[] texts(List<Noted> noted, Function<Noted, @Nullable Object> column) {
        @Nullable String[] texts = new String[noted.size()];
        Arrays.setAll(texts, i -> {
            Object value = column.apply(noted.get(i));
            return value == null ? null : value.toString();
        });
        return texts;
    }

    /** Where an event stands in the log, and as which number a lane owes it. */
    record Located(CallId id, int partition, long offset, long seq) {}

    /** The events that a lane owes as {@code numbers}: looks through all that it was ever owed. */
    List<Located> located(int lane, List<Long> numbers) {
        return jdbc.sql("select id, log_partition, log_offset, o.seq from event.event e"
                        + " cross join lateral unnest(e.lanes, e.seqs) as o (lane, seq)"
                        + " where e.log_offset >= 0 and e.lanes @> array[:lane::int] and o.lane = :lane"
                        + " and o.seq = any(:numbers::bigint[]) order by o.seq")
                .param("lane", lane)
                .param("numbers", numbers.toArray(Long[]::new))
                .query((row, _) ->
                        new Located(new CallId(row.getString(1)), row.getInt(2), row.getLong(3), row.getLong(4)))
                .list();
    }

    /** Counts repetitions of events that were noted. */
    void repeated(Collection<CallId> ids) {
        if (!ids.isEmpty()) {
            jdbc.sql("update event.event set repetitions = repetitions + 1 where id = any(:ids::uuid[])")
                    .param("ids", ids.stream().map(CallId::value).toArray(String[]::new))
                    .update();
        }
    }

    private OffsetDateTime now() {
        return clock.instant().atOffset(ZoneOffset.UTC);
    }
}
