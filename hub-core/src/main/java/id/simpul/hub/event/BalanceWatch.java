package id.simpul.hub.event;

import id.simpul.hub.event.BalanceBoard.Look;
import id.simpul.hub.log.Topics;
import id.simpul.hub.message.Fault;
import id.simpul.hub.message.FaultCode;
import id.simpul.hub.message.FaultException;
import id.simpul.hub.observe.Loop;
import id.simpul.hub.observe.MetricNames;
import id.simpul.hub.store.Database;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.MultiGauge.Row;
import io.micrometer.core.instrument.Tags;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.function.ToLongFunction;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/** Looks at the balance again and again, says so in metrics, and raises its voice where it does not add up. */
@Component
public class BalanceWatch implements SmartLifecycle {
    private static final Logger LOG = LoggerFactory.getLogger(BalanceWatch.class);
    private static final Duration EVERY = Duration.ofSeconds(10);
    private static final Duration FRESH = Duration.ofSeconds(1);
    private static final Duration RETRY = Duration.ofSeconds(5);

    private final Balances balances;
    private final BalanceBoard board;
    private final Topics topics;
    private final Database database;
    private final MultiGauge terms;
    private final MultiGauge findings;
    private final MultiGauge ages;
    private final MultiGauge stalls;
    private final Clock clock;
    private final Loop loop = new Loop("event-balance", this::round);
    private Set<String> uneven = Set.of();

    BalanceWatch(
            Balances balances,
            BalanceBoard board,
            Topics topics,
            Database database,
            MeterRegistry meters,
            Clock clock) {
        this.balances = balances;
        this.board = board;
        this.topics = topics;
        this.database = database;
        this.terms = MultiGauge.builder(MetricNames.BALANCE).register(meters);
        this.findings = MultiGauge.builder(MetricNames.BALANCE_FINDINGS).register(meters);
        this.ages = MultiGauge.builder(MetricNames.BACKLOG_AGE).register(meters);
        this.stalls = MultiGauge.builder(MetricNames.STALLED).register(meters);
        this.clock = clock;
    }

    private Duration round() throws Exception {
        if (!topics.ready().isDone() || !database.ready().isDone()) {
            return EVERY;
        }
        look();
        return EVERY;
    }

    private synchronized Look look() throws ExecutionException, InterruptedException {
        Look before = board.latest().orElse(null);
        if (before != null && before.at().plus(FRESH).isAfter(clock.instant())) {
            return before;
        }
        Look now = new Look(clock.instant(), balances.now());
        board.note(now);
        tell(now);
        return now;
    }

    /** A look of this second. Throws where the log or the database is away. */
    public Look now() throws FaultException {
        try {
            return look();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw away(stopped);
        } catch (ExecutionException | RuntimeException away) {
            throw away(away);
        }
    }

    private static FaultException away(Exception cause) {
        return new FaultException(
                Fault.busy(FaultCode.DATA_HUB_TIDAK_TERJANGKAU, "The log or the database is not reached.", RETRY),
                cause);
    }

    private void tell(Look look) {
        List<Row<?>> each = new ArrayList<>();
        for (Balance one : look.balances()) {
            term(each, one, "accepted", one.accepted());
            term(each, one, "delivered", one.delivered());
            term(each, one, "waiting", one.waiting());
            term(each, one, "set_aside", one.setAside());
            term(each, one, "parked", one.parked());
            term(each, one, "expired", one.expired());
        }
        terms.register(each, true);
        findings.register(rows(look, one -> one.even() ? 0 : Math.max(1, one.wrong())), true);
        ages.register(rows(look, one -> seconds(one.oldest(), look.at())), true);
        stalls.register(rows(look, one -> seconds(one.stalledSince(), look.at())), true);
        warn(look);
    }

    private static void term(List<Row<?>> rows, Balance one, String term, long value) {
        rows.add(Row.of(Tags.of("subscription", one.name(), "term", term), value));
    }

    private static List<Row<?>> rows(Look look, ToLongFunction<Balance> value) {
        return look.balances().stream()
                .<Row<?>>map(one -> Row.of(Tags.of("subscription", one.name()), value.applyAsLong(one)))
                .toList();
    }

    private static long seconds(@Nullable Instant since, Instant now) {
        return since == null ? 0 : Math.max(0, Duration.between(since, now).toSeconds());
    }

    private void warn(Look look) {
        Set<String> now = look.balances().stream()
                .filter(each -> !each.even())
                .map(Balance::name)
                .collect(Collectors.toSet());
        for (Balance each : look.balances()) {
            if (now.contains(each.name()) && !uneven.contains(each.name())) {
                LOG.error("incident BALANCE: {} does not add up: {}", each.name(), each.findings());
            }
        }
        uneven = now;
    }

    @Override
    public void start() {
        loop.start();
    }

    @Override
    public void stop() {
        loop.stop();
    }

    @Override
    public boolean isRunning() {
        return loop.running();
    }
}
