package id.simpul.connectors.sandbox;

import id.simpul.connectors.sandbox.Beats.Beat;
import id.simpul.hub.connector.Peragaan;
import id.simpul.hub.connector.Peragaan.Act;
import id.simpul.hub.message.FaultException;
import id.simpul.hub.registry.City;
import id.simpul.hub.registry.RouteTable;
import id.simpul.hub.registry.RouteTableListener;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.context.annotation.Conditional;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;

/**
 * The life of the sample city: one call a second, one at a time, through the gateway's real door, so that every page has
 * something to show. {@code simpul.sample.heartbeat=false} switches it off.
 */
@Component
@Conditional(SampleCity.class)
class Heartbeat implements RouteTableListener, SmartLifecycle {
    private static final Logger LOG = LoggerFactory.getLogger(Heartbeat.class);
    private static final Duration PAUSE = Duration.ofSeconds(1);
    private static final List<Act> ERRANDS = List.of(Act.SURAT, Act.NIB, Act.PERISTIWA, Act.PERMOHONAN);
    /** So many beats lie between two errands. */
    private static final int BETWEEN = 10;

    private final boolean enabled;
    private final ForeignApplications applications;
    private final Peragaan errands;
    private final Clock clock;
    private volatile @Nullable Beats beats;
    private volatile @Nullable CountDownLatch stop;

    Heartbeat(Environment environment, ForeignApplications applications, Peragaan errands, Clock clock) {
        this.enabled = environment.getProperty("simpul.sample.heartbeat", Boolean.class, true);
        this.applications = applications;
        this.errands = errands;
        this.clock = clock;
    }

    @Override
    public void accept(RouteTable table) {
        City city = table.registry().city();
        beats = city.sample() ? Beats.of(table, LocalDate.now(clock.withZone(city.zone()))) : null;
    }

    @Override
    public void start() {
        if (enabled) {
            CountDownLatch latch = new CountDownLatch(1);
            stop = latch;
            Thread.ofVirtual().name("heartbeat").start(() -> beat(latch));
        }
    }

    private void beat(CountDownLatch latch) {
        try {
            for (int n = 0; !latch.await(PAUSE.toMillis(), TimeUnit.MILLISECONDS); ) {
                n += call(n);
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    /** How far the heartbeat came: not at all while the hub is not ready. */
    private int call(int n) throws InterruptedException {
        Beats known = beats;
        Beat beat = known == null ? null : known.at(n);
        if (beat == null) {
            return known == null ? 0 : 1;
        }
        if (n % BETWEEN == BETWEEN / 2) {
            errand(ERRANDS.get(n / BETWEEN % ERRANDS.size()));
        }
        try {
            int status = applications.call(beat);
            LOG.trace("{} was answered {}", beat.consumer(), status);
            return 1;
        } catch (IOException notReady) {
            LOG.debug(
                    "no answer for {}: {}", beat.consumer(), notReady.getClass().getSimpleName());
            return 0;
        }
    }

    private void errand(Act act) {
        try {
            LOG.trace("{} was answered {}", act, errands.run(act).status());
        } catch (FaultException notReady) {
            LOG.debug("no answer for {}: {}", act, notReady.getMessage());
        }
    }

    @Override
    public void stop() {
        CountDownLatch latch = stop;
        if (latch != null) {
            latch.countDown();
        }
        stop = null;
    }

    @Override
    public boolean isRunning() {
        return stop != null;
    }
}
