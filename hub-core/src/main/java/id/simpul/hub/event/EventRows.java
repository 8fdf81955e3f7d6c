package id.simpul.hub.event;

import id.simpul.hub.message.CallId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.sql.DataSource;
import org.springframework.jdbc.core.namedparam.MapSqlParameterSource;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import org.springframework.jdbc.core.namedparam.SqlParameterSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** What the router writes: every accepted event once, and what is owed to whom, numbered without a hole. */
@Component
class EventRows {
    private final JdbcClient jdbc;
    private final NamedParameterJdbcTemplate batch;
    private final TransactionTemplate transaction;
    private final Clock clock;

    EventRows(DataSource dataSource, Clock clock) {
        this.jdbc = JdbcClient.create(dataSource);
        this.batch = new NamedParameterJdbcTemplate(dataSource);
        this.transaction = new TransactionTemplate(new JdbcTransactionManager(dataSource));
        this.clock = clock;
    }

    /** An accepted event and the subscriptions that want it. */
    record Arrival(AcceptedEvent accepted, int lane, List<EventTable.Subscriber> subscribers) {}

    /**
     * Notes arrivals in one transaction, and answers what is owed and not settled. An arrival that was noted before is
     * owed what was noted then; a repetition of another event is noted as such and owes nothing.
     */
    List<Owed> note(List<Arrival> arrivals) {
        return transaction.execute(status -> {
            Set<String> fresh = insert(arrivals);
            List<Arrival> known =
                    arrivals.stream().filter(each -> !fresh.contains(id(each))).toList();
            List<Owed> owed = new ArrayList<>(again(known));
            owed.addAll(number(
                    arrivals.stream().filter(each -> fresh.contains(id(each))).toList()));
            return owed;
        });
    }

    private static String id(Arrival arrival) {
        return arrival.accepted().id().value();
    }

    private Set<String> insert(List<Arrival> arrivals) {
        int[] written = batch.batchUpdate(
                "insert into event.event (id, publisher, source, ce_id, type, subject, data_class, bytes, registry_version,"
                        + " trace_id, accepted_at, routed_at) values (:id, :publisher, :source, :ceId, :type, :subject,"
                        + " :class, :bytes, :registry, :trace, :accepted, :now) on conflict do nothing",
                arrivals.stream().map(this::parameters).toArray(SqlParameterSource[]::new));
        Set<String> fresh = new HashSet<>();
        for (int i = 0; i < written.length; i++) {
            if (written[i] == 1) {
                fresh.add(id(arrivals.get(i)));
            }
        }
        return fresh;
    }

    private MapSqlParameterSource parameters(Arrival arrival) {
        AcceptedEvent accepted = arrival.accepted();
        return new MapSqlParameterSource("id", accepted.id().value())
                .addValue("publisher", accepted.publisher())
                .addValue("source", accepted.event().source())
                .addValue("ceId", accepted.event().id())
                .addValue("type", accepted.event().type())
                .addValue("subject", accepted.event().subject())
                .addValue("class", accepted.dataClass())
                .addValue("bytes", accepted.event().data().length)
                .addValue("registry", accepted.registryVersion())
                .addValue("trace", accepted.traceId())
                .addValue("accepted", accepted.acceptedAt().atOffset(ZoneOffset.UTC))
                .addValue("now", now());
    }

    /** What is still owed of arrivals that were noted before; repetitions of other events are noted. */
    private List<Owed> again(List<Arrival> known) {
        List<Owed> owed = new ArrayList<>();
        for (Arrival each : known) {
            int repetitions = batch.update(
                    "insert into event.event (id, publisher, source, ce_id, type, subject, data_class, bytes,"
                            + " registry_version, trace_id, accepted_at, routed_at, duplicate_of)"
                            + " select :id, :publisher, :source, :ceId, :type, :subject, :class, :bytes, :registry, :trace,"
                            + " :accepted, :now, first.id from event.event first where first.publisher = :publisher"
                            + " and first.source = :source and first.ce_id = :ceId and first.duplicate_of is null"
                            + " and first.id <> :id on conflict do nothing",
                    parameters(each));
            if (repetitions == 0) {
                owed.addAll(waiting(each));
            }
        }
        return owed;
    }

    private List<Owed> waiting(Arrival arrival) {
        return jdbc.sql("select application, subscription, lane, seq from event.delivery"
                        + " where event_id = :id and state = 'waiting'")
                .param("id", id(arrival))
                .query((row, _) ->
                        new Owed(arrival.accepted(), row.getString(1), row.getString(2), row.getInt(3), row.getLong(4)))
                .list();
    }

    private List<Owed> number(List<Arrival> fresh) {
        Map<String, Integer> counts = new HashMap<>();
        fresh.forEach(each ->
                each.subscribers().forEach(to -> counts.merge(to.name() + "/" + each.lane(), 1, Integer::sum)));
        Map<String, Long> next = new HashMap<>();
        List<Owed> owed = new ArrayList<>();
        for (Arrival each : fresh) {
            for (EventTable.Subscriber to : each.subscribers()) {
                String key = to.name() + "/" + each.lane();
                long seq = next.computeIfAbsent(key, _ -> reserve(to, each.lane(), counts.getOrDefault(key, 0)));
                next.put(key, seq + 1);
                owed.add(new Owed(
                        each.accepted(),
                        to.application().code(),
                        to.subscription().code(),
                        each.lane(),
                        seq));
            }
        }
        insertOwed(owed);
        return owed;
    }

    /** The first of {@code count} numbers. */
    private long reserve(EventTable.Subscriber to, int lane, int count) {
        long last = jdbc.sql("insert into event.lane as counted (application, subscription, lane, owed)"
                        + " values (:application, :subscription, :lane, :count)"
                        + " on conflict (application, subscription, lane) do update set owed = counted.owed + :count"
                        + " returning owed")
                .param("application", to.application().code())
                .param("subscription", to.subscription().code())
                .param("lane", lane)
                .param("count", count)
                .query(Long.class)
                .single();
        return last - count + 1;
    }

    private void insertOwed(Collection<Owed> owed) {
        batch.batchUpdate(
                "insert into event.delivery (event_id, application, subscription, lane, seq, state, changed_at)"
                        + " values (:id, :application, :subscription, :lane, :seq, 'waiting', :now)",
                owed.stream()
                        .map(each -> new MapSqlParameterSource(
                                        "id", each.accepted().id().value())
                                .addValue("application", each.application())
                                .addValue("subscription", each.subscription())
                                .addValue("lane", each.lane())
                                .addValue("seq", each.seq())
                                .addValue("now", now()))
                        .toArray(SqlParameterSource[]::new));
    }

    /** The outbox's oldest entries. */
    List<Waiting> outbox(int limit) {
        return jdbc.sql("select id, publisher, event from event.outbox order by written_at, id limit :limit")
                .param("limit", limit)
                .query((row, _) -> waiting(row))
                .list();
    }

    /** An entry of the outbox. */
    record Waiting(CallId id, String publisher, byte[] event) {}

    private static Waiting waiting(ResultSet row) throws SQLException {
        return new Waiting(new CallId(row.getString(1)), row.getString(2), row.getBytes(3));
    }

    void announced(CallId id) {
        jdbc.sql("delete from event.outbox where id = :id")
                .param("id", id.value())
                .update();
    }

    private OffsetDateTime now() {
        return clock.instant().atOffset(ZoneOffset.UTC);
    }
}
