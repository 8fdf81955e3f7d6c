package id.simpul.hub.ledger;

import java.io.IOException;
import java.nio.channels.ClosedByInterruptException;
import java.time.Duration;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Semaphore;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Keeps empty segments ready, so that a caller seldom waits for one to be made. */
final class Spares implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Spares.class);
    private static final int READY = 2;
    private static final Duration PAUSE = Duration.ofSeconds(1);

    private final Maker maker;
    private final Semaphore room;
    private final BlockingQueue<Segment> ready = new ArrayBlockingQueue<>(READY);
    private final Thread thread;
    private volatile boolean told;

    /** @param room how many segments may be made before one is returned */
    Spares(int room, Maker maker) {
        this.maker = maker;
        this.room = new Semaphore(room);
        this.thread = Thread.ofVirtual().name("journal-spares").start(this::prepare);
    }

    private void prepare() {
        try {
            while (!Thread.currentThread().isInterrupted()) {
                room.acquire();
                Segment fresh = make();
                if (fresh == null) {
                    Thread.sleep(PAUSE);
                } else {
                    ready.put(fresh);
                }
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    private @Nullable Segment make() {
        try {
            Segment fresh = maker.make();
            told = false;
            return fresh;
        } catch (ClosedByInterruptException stopped) {
            Thread.currentThread().interrupt();
            return null;
        } catch (IOException full) {
            room.release();
            if (!told) {
                LOG.error("journal cannot grow, calls will be refused: {}", full.getMessage());
            }
            told = true;
            return null;
        }
    }

    /** An empty segment, or null where there is no room for one. */
    @Nullable
    Segment take() {
        Segment spare = ready.poll();
        return spare != null || !room.tryAcquire() ? spare : make();
    }

    boolean exhausted() {
        return ready.isEmpty() && room.availablePermits() <= 0;
    }

    void returned() {
        room.release();
    }

    @Override
    public void close() {
        thread.interrupt();
        try {
            thread.join();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    /** Makes an empty segment. */
    interface Maker {
        Segment make() throws IOException;
    }
}
