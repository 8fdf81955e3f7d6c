package id.simpul.gateway.developer;

import id.simpul.gateway.developer.Permintaan.State;
import id.simpul.gateway.developer.Permintaan.Step;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The tables of requests. Whoever calls says where a transaction begins and ends. */
@Component
class PermintaanStore {
    private static final int MOST = 200;

    private final JdbcClient jdbc;
    private final Clock clock;

    PermintaanStore(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    Optional<Permintaan> find(long id) {
        return jdbc.sql("select * from developer.permintaan where id = :id")
                .param("id", id)
                .query((row, number) -> permintaan(row))
                .optional()
                .map(each -> withSteps(List.of(each)).getFirst());
    }

    /** The open request of an application for a service. */
    Optional<Permintaan> open(String consumer, String application, String service) {
        return jdbc.sql("select * from developer.permintaan where consumer = :consumer and application = :application"
                        + " and service = :service and state in ('draft', 'submitted')")
                .param("consumer", consumer)
                .param("application", application)
                .param("service", service)
                .query((row, number) -> permintaan(row))
                .optional()
                .map(each -> withSteps(List.of(each)).getFirst());
    }

    /** What these applications ask for, the newest first. */
    List<Permintaan> ofConsumers(List<String> codes) {
        return withSteps(
                jdbc.sql("select * from developer.permintaan where consumer = any(:codes) order by id desc limit :most")
                        .param("codes", codes.toArray(String[]::new))
                        .param("most", MOST)
                        .query((row, number) -> permintaan(row))
                        .list());
    }

    /** What is asked of these applications, those that wait first. */
    List<Permintaan> ofOwners(List<String> codes) {
        return withSteps(
                jdbc.sql("select * from developer.permintaan where application = any(:codes) and state <> 'draft'"
                                + " order by state <> 'submitted', id desc limit :most")
                        .param("codes", codes.toArray(String[]::new))
                        .param("most", MOST)
                        .query((row, number) -> permintaan(row))
                        .list());
    }

    long add(String consumer, String application, String service, String purpose, String basis, String who) {
        long id = jdbc.sql("""
                        insert into developer.permintaan (consumer, application, service, purpose, basis, state)
                        values (:consumer, :application, :service, :purpose, :basis, 'draft') returning id""")
                .param("consumer", consumer)
                .param("application", application)
                .param("service", service)
                .param("purpose", purpose)
                .param("basis", basis)
                .query(Long.class)
                .single();
        step(id, State.DRAFT, who, "");
        return id;
    }

    /** Takes over what a draft's developer wrote anew. */
    void rewrite(long id, ProductionForm form) {
        jdbc.sql("update developer.permintaan set operations = :operations, fields = :fields, purpose = :purpose,"
                        + " basis = :basis where id = :id and state = 'draft'")
                .param("operations", form.operations().toArray(String[]::new))
                .param("fields", form.fields().toArray(String[]::new))
                .param("purpose", form.purpose())
                .param("basis", form.basis())
                .param("id", id)
                .update();
    }

    /** Brings a request on; answers whether it stood where it is taken from. */
    boolean move(long id, State from, State to, String who, String reason) {
        boolean moved = jdbc.sql("update developer.permintaan set state = :to where id = :id and state = :from")
                        .param("to", to.code())
                        .param("id", id)
                        .param("from", from.code())
                        .update()
                == 1;
        if (moved) {
            step(id, to, who, reason);
        }
        return moved;
    }

    void agreed(long id, String agreement) {
        jdbc.sql("update developer.permintaan set agreement = :agreement where id = :id")
                .param("agreement", agreement)
                .param("id", id)
                .update();
    }

    private void step(long id, State state, String who, String reason) {
        jdbc.sql("insert into developer.permintaan_step (permintaan, state, who, at, reason)"
                        + " values (:id, :state, :who, :now, :reason)")
                .param("id", id)
                .param("state", state.code())
                .param("who", who)
                .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                .param("reason", reason)
                .update();
    }

    /** Notes that a form was used; answers whether it is the first time. */
    boolean claim(String formKey, long id, String who) {
        return jdbc.sql("insert into developer.form (key, permintaan, used_by, used_at)"
                                + " values (:key, :id, :who, :now) on conflict do nothing")
                        .param("key", formKey)
                        .param("id", id)
                        .param("who", who)
                        .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                        .update()
                == 1;
    }

    /** The request for which a form was used already. */
    Optional<Long> used(String formKey) {
        return jdbc.sql("select permintaan from developer.form where key = :key")
                .param("key", formKey)
                .query(Long.class)
                .optional();
    }

    private static Permintaan permintaan(ResultSet row) throws SQLException {
        return new Permintaan(
                row.getLong("id"),
                row.getString("consumer"),
                row.getString("application"),
                row.getString("service"),
                List.of((String[]) row.getArray("operations").getArray()),
                List.of((String[]) row.getArray("fields").getArray()),
                row.getString("purpose"),
                row.getString("basis"),
                State.of(row.getString("state")),
                row.getString("agreement"),
                List.of());
    }

    private List<Permintaan> withSteps(List<Permintaan> found) {
        Map<Long, List<Step>> steps = new HashMap<>();
        jdbc.sql("select * from developer.permintaan_step where permintaan = any(:ids) order by permintaan, number")
                .param("ids", found.stream().map(Permintaan::id).toArray(Long[]::new))
                .query(row -> {
                    steps.computeIfAbsent(row.getLong("permintaan"), id -> new ArrayList<>())
                            .add(step(row));
                });
        return found.stream()
                .map(each -> each.with(steps.getOrDefault(each.id(), List.of())))
                .toList();
    }

    private static Step step(ResultSet row) throws SQLException {
        return new Step(
                State.of(row.getString("state")),
                row.getString("who"),
                row.getObject("at", OffsetDateTime.class).toInstant(),
                row.getString("reason"));
    }
}
