package id.simpul.gateway.console;

import id.simpul.hub.ledger.CallQuery;
import id.simpul.hub.ledger.CallSummary;
import id.simpul.hub.ledger.LedgerReader;
import id.simpul.hub.ledger.StoredRecord;
import id.simpul.hub.store.Database;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Future;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;

/** The ledger as pages see it: each answer is empty while the database is away, and then the page says since when. */
@Component
class LedgerView {
    private static final Logger LOG = LoggerFactory.getLogger(LedgerView.class);
    private static final Duration REST = Duration.ofSeconds(3);

    private final LedgerReader reader;
    private final Database database;
    private final Clock clock;
    private volatile @Nullable Instant awaySince;
    private volatile Instant lastTry = Instant.EPOCH;

    LedgerView(LedgerReader reader, Database database, Clock clock) {
        this.reader = reader;
        this.database = database;
        this.clock = clock;
    }

    Optional<List<CallSummary>> calls(CallQuery query) {
        return ask(() -> reader.calls(query));
    }

    Optional<List<StoredRecord>> records(String callId) {
        return ask(() -> reader.records(callId));
    }

    Optional<LedgerReader.Totals> totals(Instant since) {
        return ask(() -> reader.totals(since));
    }

    /** Up to when every record is in the tables. */
    @Nullable
    Instant completeUntil() {
        return ask(reader::freshness)
                .map(each -> Optional.ofNullable(each.completeUntil()))
                .flatMap(each -> each)
                .orElse(null);
    }

    /** Since when the ledger cannot be read; null while it can. */
    @Nullable
    Instant awaySince() {
        return awaySince;
    }

    /** A page that nobody waits for: while the database is away, only one try in a few seconds is made. */
    private <T> Optional<T> ask(Supplier<T> question) {
        Instant now = clock.instant();
        boolean resting = awaySince != null && now.isBefore(lastTry.plus(REST));
        if (resting || database.ready().state() != Future.State.SUCCESS) {
            return away(now, null);
        }
        lastTry = now;
        try {
            T answer = question.get();
            awaySince = null;
            return Optional.of(answer);
        } catch (DataAccessException unreachable) {
            return away(now, unreachable);
        }
    }

    private <T> Optional<T> away(Instant now, @Nullable DataAccessException unreachable) {
        if (awaySince == null) {
            awaySince = now;
            LOG.warn(
                    "the ledger cannot be read: {}",
                    unreachable == null ? "no database yet" : unreachable.getMessage());
        }
        return Optional.empty();
    }
}
