package id.simpul.hub.ledger;

import id.simpul.hub.keys.KeyRing;
import java.time.Clock;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Removes records whose time is over, a whole month at a time and the oldest first (UU 27/2022, Pasal 43 and 44: what is
 * no longer needed is erased). What stays still verifies from the signed checkpoints, and receipts that were issued stay
 * valid. Each month is one transaction: a removal that was interrupted goes on where it stopped.
 */
@Component
public class LedgerRetention {
    private static final Logger LOG = LoggerFactory.getLogger(LedgerRetention.class);

    private final JdbcClient jdbc;
    private final MonthTable months;
    private final RemovalTable removals;
    private final MonthRemoval removal;
    private final Clock clock;
    private final TransactionTemplate transaction;
    private final int keepMonths;

    LedgerRetention(
            DataSource dataSource,
            KeyRing keys,
            Notary notary,
            Clock clock,
            @Value("${simpul.instance:simpul}") String installation,
            @Value("${simpul.ledger.keep-months:60}") int keepMonths) {
        if (keepMonths < 0) {
            throw new IllegalArgumentException("simpul.ledger.keep-months: " + keepMonths + " (expected: >= 0)");
        }
        this.jdbc = JdbcClient.create(dataSource);
        this.months = new MonthTable(jdbc);
        this.removals = new RemovalTable(jdbc);
        this.removal = new MonthRemoval(jdbc, keys, notary, installation);
        this.clock = clock;
        this.transaction = new TransactionTemplate(new DataSourceTransactionManager(dataSource));
        this.keepMonths = keepMonths;
    }

    /**
     * A month whose time is over.
     *
     * @param records how many it has, or had
     * @param blocked why it cannot be removed yet, or null
     */
    public record Due(
            YearMonth month, long records, @Nullable String blocked) {}

    /** How many months a record is kept after the one it was made in; 0 means for ever. */
    public int keepMonths() {
        return keepMonths;
    }

    /** What {@link #remove} would remove now. */
    public List<Due> due() {
        return over().stream()
                .map(each -> new Due(each, months.records(each), months.blocked(each)))
                .toList();
    }

    private List<YearMonth> over() {
        YearMonth oldest =
                YearMonth.from(clock.instant().atOffset(ZoneOffset.UTC)).minusMonths(keepMonths);
        return keepMonths == 0
                ? List.of()
                : months.present().stream()
                        .filter(each -> each.isBefore(oldest))
                        .toList();
    }

    /**
     * Removes what is due, up to the first month that cannot be removed yet.
     *
     * @param who a person's name, or {@code hub}
     * @return the removed months, and last the one that is blocked, if one is
     */
    public List<Due> remove(String who) {
        List<Due> done = new ArrayList<>();
        for (Due each : due()) {
            done.add(each);
            if (each.blocked() != null) {
                LOG.warn("ledger: {} stays: {}", each.month(), each.blocked());
                break;
            }
            transaction.executeWithoutResult(status -> remove(each.month(), who));
            LOG.info("ledger: {} records of {} were removed, their time is over", each.records(), each.month());
        }
        return done;
    }

    /** As {@link #remove}, for the hub's own round: what fails is told and tried again at the next one. */
    void removeOnTime() {
        try {
            remove("hub");
        } catch (DataAccessException failed) {
            LOG.warn("ledger: what is over could not be removed, next try in an hour: {}", failed.getMessage());
        }
    }

    private void remove(YearMonth month, String who) {
        jdbc.sql("set local lock_timeout = '10s'").update();
        for (int partition : months.partitions(month)) {
            removal.remove(month, partition, clock.instant(), who);
        }
        months.drop(month);
    }

    /** The signed deletion records, the newest month first. */
    public List<String> removals() {
        return removals.notes();
    }
}
