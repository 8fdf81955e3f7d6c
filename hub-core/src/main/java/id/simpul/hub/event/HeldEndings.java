package id.simpul.hub.event;

import id.simpul.hub.keys.KeyScope;
import id.simpul.hub.registry.DataClass;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * When what is held ends, by subscription, class and month, and whether its owner was told: 14 and 3 days before, once
 * each. What nobody was told of in time ends three days after that was made up for.
 */
@Component
public class HeldEndings {
    private static final int FIRST = 14;
    private static final int LAST = 3;

    private final JdbcClient jdbc;
    private final Retentions retentions;
    private final Clock clock;

    HeldEndings(DataSource dataSource, Retentions retentions, Clock clock) {
        this.jdbc = JdbcClient.create(dataSource);
        this.retentions = retentions;
        this.clock = clock;
    }

    /** What ends within 14 days, or is over already and only waits for its key to be destroyed; the soonest first. */
    public List<HeldEnding> soon() {
        Instant limit = clock.instant().plus(Duration.ofDays(FIRST));
        return all().stream()
                .filter(each -> !each.ends().isAfter(limit))
                .sorted(Comparator.comparing(HeldEnding::ends).thenComparing(HeldEnding::name))
                .toList();
    }

    /**
     * Notes that the owner is told of what is {@link HeldEnding#due}, with the transaction that the caller holds.
     *
     * @return false where somebody did before
     */
    public boolean tell(HeldEnding ending) {
        return jdbc.sql(
                                "insert into event.ending_told (application, subscription, data_class, month, days, told_at)"
                                        + " values (:application, :subscription, :class, :month, :days, :now) on conflict do nothing")
                        .param("application", ending.application())
                        .param("subscription", ending.subscription())
                        .param("class", ending.dataClass())
                        .param("month", ending.month().toString())
                        .param("days", ending.due())
                        .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                        .update()
                == 1;
    }

    /** Whether nothing is held under the scope whose end its owner does not know long enough. */
    boolean told(KeyScope scope) {
        Instant now = clock.instant();
        return all().stream()
                .filter(each -> scope.equals(
                        KeyScope.parse(each.dataClass(), each.month().toString())))
                .noneMatch(each -> each.ends().isAfter(now));
    }

    /** When the key of a class and month is to be destroyed; null for never. */
    @Nullable
    Instant scheduled(DataClass dataClass, YearMonth month) {
        Duration kept = retentions.longest(dataClass);
        if (kept == null) {
            return null;
        }
        Instant over = begin(month.plusMonths(1)).plus(kept);
        // a key of the month before this one is in use
        Instant free = begin(month.plusMonths(2));
        return over.isAfter(free) ? over : free;
    }

    private static Instant begin(YearMonth month) {
        return month.atDay(1).atStartOfDay(ZoneOffset.UTC).toInstant();
    }

    private List<HeldEnding> all() {
        Instant now = clock.instant();
        return jdbc.sql("""
                        select held.*, array(select days from event.ending_told t where (t.application, t.subscription,
                                t.data_class, t.month) = (held.application, held.subscription, held.data_class, held.month)),
                            (select told_at from event.ending_told t where (t.application, t.subscription, t.data_class,
                                t.month) = (held.application, held.subscription, held.data_class, held.month)
                                and t.days = :last)
                        from (select l.application, l.subscription, e.data_class,
                                to_char(e.accepted_at at time zone 'UTC', 'YYYY-MM') as month, count(*)
                            from event.held h join event.event e on e.id = h.event_id join event.lane l on l.id = h.lane
                            group by 1, 2, 3, 4) held
                        """).param("last", LAST).query((row, _) -> ending(row, now)).list().stream()
                .filter(Objects::nonNull)
                .toList();
    }

    private @Nullable HeldEnding ending(ResultSet row, Instant now) throws SQLException {
        YearMonth month = YearMonth.parse(row.getString(4));
        Instant scheduled = scheduled(DataClass.of(row.getString(3)), month);
        if (scheduled == null) {
            return null;
        }
        List<Integer> told = List.of((Integer[]) row.getArray(6).getArray());
        OffsetDateTime last = row.getObject(7, OffsetDateTime.class);
        Instant known = (last == null ? now : last.toInstant()).plus(Duration.ofDays(LAST));
        Instant ends = scheduled.isAfter(known) ? scheduled : known;
        return new HeldEnding(
                row.getString(1),
                row.getString(2),
                row.getString(3),
                month,
                row.getLong(5),
                ends,
                due(ends, now, told));
    }

    /** The latest reminder whose time has come, unless it was given. */
    private static int due(Instant ends, Instant now, List<Integer> told) {
        return IntStream.of(LAST, FIRST)
                .filter(days -> !ends.isAfter(now.plus(Duration.ofDays(days))))
                .limit(1)
                .filter(days -> !told.contains(days))
                .findFirst()
                .orElse(0);
    }
}
