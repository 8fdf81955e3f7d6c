package id.simpul.connectors.jdih;

import id.simpul.connectors.camel.CamelRoutes;
import id.simpul.hub.connector.Pulling;
import id.simpul.hub.message.Call;
import id.simpul.hub.message.Fault;
import id.simpul.hub.message.FaultCode;
import id.simpul.hub.message.FaultException;
import id.simpul.hub.message.Reply;
import id.simpul.hub.registry.Service.Operation;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One member site: fetched on its schedule and on demand. A file that looks wrong leaves the last good set in place. */
final class JdihConnector implements Pulling, Processor {
    private static final Logger LOG = LoggerFactory.getLogger(JdihConnector.class);
    private static final int TICK_MILLIS = 5_000;

    private final String id;
    private final JdihSite site;
    private final JdihPull pull;
    private final JdihSchedule schedule;
    private final CamelRoutes routes;
    private final Clock clock;
    private @Nullable CompletableFuture<Report> running;
    private volatile @Nullable Report last;
    private boolean scheduled = true;

    JdihConnector(String id, JdihSite site, JdihPull pull, JdihSchedule schedule, CamelRoutes routes, Clock clock) {
        this.id = id;
        this.site = site;
        this.pull = pull;
        this.schedule = schedule;
        this.routes = routes;
        this.clock = clock;
        routes.bind(id, this);
        routes.open(id, JdihTemplates.SCHEDULE, Map.of("delay", TICK_MILLIS / 5, "period", TICK_MILLIS));
    }

    /** A tick of the schedule's route. */
    @Override
    public void process(Exchange exchange) {
        if (schedule.isDue(clock.instant())) {
            Thread.ofVirtual().name(id).start(this::pull);
        }
    }

    @Override
    public Report pull() {
        CompletableFuture<Report> mine = new CompletableFuture<>();
        CompletableFuture<Report> other = begin(mine);
        if (other != null) {
            return other.join();
        }
        Instant now = clock.instant();
        Report report = report(now, Outcome.FAILED, "The fetch was broken off.");
        try {
            report = fetch(now);
        } finally {
            end(mine, report);
        }
        return report;
    }

    /** The fetch that is under way already; null where there is none, and {@code mine} begins. */
    private synchronized @Nullable CompletableFuture<Report> begin(CompletableFuture<Report> mine) {
        if (running == null) {
            running = mine;
            return null;
        }
        return running;
    }

    private synchronized void end(CompletableFuture<Report> mine, Report report) {
        tell(report);
        last = report;
        running = null;
        schedule.ended(report);
        mine.complete(report);
    }

    private Report fetch(Instant now) {
        try {
            return pull.take(site.fetch(), now);
        } catch (FaultException failed) {
            boolean tooLarge = failed.fault().code() == FaultCode.JAWABAN_TERLALU_BESAR;
            return report(
                    now,
                    tooLarge ? Outcome.REFUSED : Outcome.FAILED,
                    failed.fault().detail());
        } catch (RuntimeException broken) {
            LOG.error("{}: fetch failed in the hub itself", id, broken);
            return report(now, Outcome.FAILED, String.valueOf(broken.getMessage()));
        }
    }

    private static Report report(Instant at, Outcome outcome, String detail) {
        return new Report(at, outcome, 0, 0, 0, 0, detail);
    }

    /** A person is called when it goes bad, not each time that it still is. */
    private void tell(Report report) {
        Report before = last;
        boolean bad = report.outcome() == Outcome.REFUSED || report.outcome() == Outcome.FAILED;
        boolean wasBad = before != null && (before.outcome() == Outcome.REFUSED || before.outcome() == Outcome.FAILED);
        if (bad && (before == null || before.outcome() != report.outcome())) {
            LOG.error("{}: {}, the last good set stays: {}", id, report.outcome(), report.detail());
        } else if (!bad && wasBad) {
            LOG.info("{}: well again, {} documents", id, report.seen());
        }
        if (report.outcome() == Outcome.CHANGED) {
            LOG.info(
                    "{}: {} documents, {} new, {} changed, {} gone",
                    id,
                    report.seen(),
                    report.added(),
                    report.changed(),
                    report.gone());
        }
    }

    @Override
    public @Nullable Report last() {
        return last;
    }

    @Override
    public Reply call(Operation operation, Call call) throws FaultException {
        throw new FaultException(Fault.hub(FaultCode.GALAT_HUB, "A JDIH site answers no calls: it is fetched from."));
    }

    @Override
    public synchronized void retire() {
        if (scheduled) {
            scheduled = false;
            routes.close(id);
            routes.unbind(id);
        }
    }

    @Override
    public void close() {
        retire();
    }

    @Override
    public String toString() {
        return "JdihConnector[" + id + "]";
    }
}
