package id.simpul.hub.event;

import id.simpul.hub.keys.KeyScope;
import id.simpul.hub.keys.PayloadKeys;
import id.simpul.hub.message.CallId;
import id.simpul.hub.registry.DataClass;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Destroys the key of a class and month when all that it sealed is over and who is still owed some of that was told; what
 * is held of it then expires as {@code kunci-dimusnahkan}, whoever destroyed the key.
 */
@Component
class KeyEndings {
    private static final String REASON = "masa simpan habis";
    private static final int AT_ONCE = 500;

    private final PayloadKeys keys;
    private final HeldEndings endings;
    private final HeldRows held;
    private final StoredEvents stored;
    private final JdbcClient jdbc;

    KeyEndings(PayloadKeys keys, HeldEndings endings, HeldRows held, StoredEvents stored, DataSource dataSource) {
        this.keys = keys;
        this.endings = endings;
        this.held = held;
        this.stored = stored;
        this.jdbc = JdbcClient.create(dataSource);
    }

    /** The scopes whose keys are to be destroyed now. */
    List<KeyScope> over(Instant now) {
        return scopes(each -> each.destroyed() == null)
                .filter(each -> !keys.inUse(each) && over(each, now) && endings.told(each))
                .toList();
    }

    private boolean over(KeyScope scope, Instant now) {
        Instant scheduled = endings.scheduled(DataClass.of(scope.name()), scope.month());
        return scheduled != null && !scheduled.isAfter(now);
    }

    /** The scopes of data classes among the keys; what waits in the outbox has another. */
    private Stream<KeyScope> scopes(Predicate<PayloadKeys.Held> which) {
        return keys.held().stream()
                .filter(which)
                .flatMap(each -> scope(each).stream())
                .distinct();
    }

    private static Optional<KeyScope> scope(PayloadKeys.Held key) {
        return Arrays.stream(DataClass.values())
                .map(DataClass::code)
                .filter(each -> key.scope().startsWith(each + "/"))
                .map(each -> KeyScope.parse(each, key.scope().substring(each.length() + 1)))
                .findFirst();
    }

    /** Destroys the keys of a scope; how many. */
    int destroy(KeyScope scope, String who) {
        return keys.destroy(scope, who, REASON).size();
    }

    /** Ends what is held of all scopes whose keys were destroyed; how many. */
    int expire() {
        int ended = 0;
        for (KeyScope each : scopes(key -> key.destroyed() != null).toList()) {
            ended += expire(each);
        }
        return ended;
    }

    private int expire(KeyScope scope) {
        int ended = 0;
        List<Sealed> next = held(scope, 0, 0);
        while (!next.isEmpty()) {
            for (Sealed each : next) {
                // what was sealed before keys had months can still be read
                if (stored.gone(each.event())) {
                    held.settle(each.number());
                    ended++;
                }
            }
            Settled last = next.getLast().number();
            next = held(scope, last.lane(), last.seq());
        }
        return ended;
    }

    /** A held number as it would end, with its sealed event. */
    private record Sealed(Settled number, byte[] event) {}

    private List<Sealed> held(KeyScope scope, int lane, long seq) {
        return jdbc.sql("select h.lane, h.seq, h.event_id, h.attempts, h.event from event.held h"
                        + " join event.event e on e.id = h.event_id where e.data_class = :class"
                        + " and to_char(e.accepted_at at time zone 'UTC', 'YYYY-MM') = :month"
                        + " and (h.lane, h.seq) > (:lane, :seq) order by h.lane, h.seq limit :limit")
                .param("class", scope.name())
                .param("month", scope.month().toString())
                .param("lane", lane)
                .param("seq", seq)
                .param("limit", AT_ONCE)
                .query((row, _) -> sealed(row))
                .list();
    }

    private static Sealed sealed(ResultSet row) throws SQLException {
        Settled number = new Settled(
                row.getInt(1),
                row.getLong(2),
                new CallId(row.getString(3)),
                Settled.Outcome.EXPIRED,
                Attempt.KEY_DESTROYED,
                row.getInt(4),
                null,
                null);
        return new Sealed(number, row.getBytes(5));
    }
}
