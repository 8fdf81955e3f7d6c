package id.simpul.hub.observe;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Work that goes on in the background, round after round, and outlives every failure of what it needs. */
public final class Loop {
    private static final Logger LOG = LoggerFactory.getLogger(Loop.class);
    private static final Duration AFTER_FAILURE = Duration.ofMillis(500);

    private final String name;
    private final Round round;
    private final CountDownLatch stopping = new CountDownLatch(1);
    private @Nullable Thread thread;
    private boolean failing;

    public Loop(String name, Round round) {
        this.name = name;
        this.round = round;
    }

    public synchronized void start() {
        thread = Thread.ofVirtual().name(name).start(this::run);
    }

    private void run() {
        Duration pause = Duration.ZERO;
        try {
            while (!stopping.await(pause.toMillis(), TimeUnit.MILLISECONDS)) {
                pause = once();
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    private Duration once() throws InterruptedException {
        try {
            Duration pause = round.run();
            if (failing) {
                LOG.info("{} works again", name);
                failing = false;
            }
            return pause;
        } catch (InterruptedException stopped) {
            throw stopped;
        } catch (Exception | Error failed) {
            // an Error too: work that silently stops would be worse than a loop that goes on
            if (!failing && !stopping()) {
                LOG.warn("{} waits and tries again: {}", name, failed.toString());
                LOG.debug("{} failed", name, failed);
            }
            failing = true;
            return AFTER_FAILURE;
        }
    }

    /** Whether the loop ends after this round. */
    public boolean stopping() {
        return stopping.getCount() == 0;
    }

    public synchronized boolean running() {
        return thread != null && thread.isAlive();
    }

    /** Ends the loop after its present round, and waits for that. */
    public void stop() {
        stopping.countDown();
        Thread running = current();
        try {
            if (running != null) {
                running.join();
            }
        } catch (InterruptedException hurried) {
            Thread.currentThread().interrupt();
        }
    }

    private synchronized @Nullable Thread current() {
        return thread;
    }

    /** One round; answers how long to pause before the next. */
    @FunctionalInterface
    public interface Round {
        Duration run() throws Exception;
    }
}
