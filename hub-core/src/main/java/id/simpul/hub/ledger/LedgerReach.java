package id.simpul.hub.ledger;

import id.simpul.hub.observe.MetricNames;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Whether the ledger takes records now, and the one alarm where it does not. While its topic is away, strict calls are
 * refused at once and prompt ones go on until the journal is full; once it is full, all are refused.
 */
@Component
public class LedgerReach {
    private static final Logger LOG = LoggerFactory.getLogger(LedgerReach.class);

    /** A broker that changes its leader is back sooner than a person could act. */
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    /** An embedded broker that recovers from a power cut takes its time. */
    private static final Duration START = Duration.ofSeconds(60);

    private final Clock clock;
    private volatile @Nullable Instant awaySince;
    private volatile @Nullable Instant fullSince;
    private volatile boolean everReached;
    private boolean alarmed;

    public LedgerReach(Clock clock, MeterRegistry metrics) {
        this.clock = clock;
        this.awaySince = clock.instant();
        Gauge.builder(MetricNames.LEDGER_AWAY, this, each -> each.awaySince == null ? 0 : 1)
                .register(metrics);
    }

    /** What the ledger cannot do, and since when. */
    public record Trouble(Kind kind, Instant since) {}

    /** Whom it hurts. */
    public enum Kind {
        /** The topic takes no records: strict calls are refused. */
        AWAY,
        /** The journal has no room left: every call is refused. */
        FULL
    }

    /** Whether the topic took the last record that it was given. */
    boolean takes() {
        return awaySince == null;
    }

    /** What a person should know, or null: a start that has not reached the topic yet is not told before its time is up. */
    public @Nullable Trouble trouble() {
        Instant full = fullSince;
        if (full != null) {
            return new Trouble(Kind.FULL, full);
        }
        Instant away = awaySince;
        boolean starting = !everReached && away != null && clock.instant().isBefore(away.plus(START));
        return away == null || starting ? null : new Trouble(Kind.AWAY, away);
    }

    /** The topic has taken a record. */
    void reached() {
        if (awaySince != null) {
            back();
        }
    }

    private synchronized void back() {
        Instant since = awaySince;
        if (since == null) {
            return;
        }
        awaySince = null;
        if (everReached) {
            LOG.info("the ledger topic takes records again, after {}", Duration.between(since, clock.instant()));
        }
        everReached = true;
        alarmed = fullSince != null;
    }

    /** The topic has not taken a record in time. */
    synchronized void lost(String why) {
        if (awaySince == null) {
            awaySince = clock.instant();
            LOG.warn("the ledger topic takes no records, strict calls are refused: {}", why);
        }
    }

    /** The journal had no room. */
    void full() {
        if (fullSince == null) {
            filled();
        }
    }

    private synchronized void filled() {
        if (fullSince == null) {
            fullSince = clock.instant();
            look();
        }
    }

    /** The journal had room. */
    void room() {
        if (fullSince != null) {
            emptied();
        }
    }

    private synchronized void emptied() {
        fullSince = null;
        alarmed = alarmed && awaySince != null;
    }

    /** Sounds the alarm, once, where a trouble lasts. */
    synchronized void look() {
        Instant now = clock.instant();
        Instant away = awaySince;
        boolean late = away != null && !now.isBefore(away.plus(everReached ? PATIENCE : START));
        if (alarmed || (!late && fullSince == null)) {
            return;
        }
        alarmed = true;
        if (fullSince != null) {
            LOG.error("the journal is full: every call is refused until the ledger topic takes its records");
        } else {
            LOG.error(
                    "the ledger topic takes no records since {}: strict calls are refused, the others go on until the"
                            + " journal is full; is the Kafka broker there?",
                    away);
        }
    }
}
