package id.simpul.hub.health;

import id.simpul.hub.policy.Quota;
import id.simpul.hub.registry.City;
import id.simpul.hub.registry.RouteTable;
import id.simpul.hub.registry.RouteTableListener;
import java.time.Clock;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Carries what was counted against quotas to its table and back, so that quotas outlive a restart and hold for all nodes
 * together, but for the calls of the last second.
 */
@Component
class UsageStore implements RouteTableListener {
    /** A month that is over is kept for a while, so that people can look at it. */
    private static final int MONTHS_KEPT = 13;

    private final Quota quota;
    private final JdbcClient sql;
    private final Clock clock;
    private volatile ZoneId zone = City.NONE.zone();

    UsageStore(Quota quota, JdbcClient sql, Clock clock) {
        this.quota = quota;
        this.sql = sql;
        this.clock = clock;
    }

    @Override
    public void accept(RouteTable table) {
        zone = table.registry().city().zone();
    }

    /** Stores what the table lacks, and learns what other nodes counted. */
    void step() {
        quota.counted(today()).forEach(each -> {
            long added = each.unstored();
            each.store(added, add(each.agreement(), each.period(), added));
        });
    }

    /** Drops what is too old to be looked at. */
    void forget() {
        YearMonth oldest = YearMonth.from(today()).minusMonths(MONTHS_KEPT);
        sql.sql("DELETE FROM health.usage WHERE period < :oldest")
                .param("oldest", oldest.toString())
                .update();
    }

    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), zone);
    }

    private long add(String agreement, String period, long calls) {
        return sql.sql("""
                        INSERT INTO health.usage AS u (agreement, period, calls) VALUES (:agreement, :period, :calls)
                        ON CONFLICT (agreement, period) DO UPDATE SET calls = u.calls + excluded.calls
                        RETURNING calls
                        """)
                .param("agreement", agreement)
                .param("period", period)
                .param("calls", calls)
                .query(Long.class)
                .single();
    }
}
