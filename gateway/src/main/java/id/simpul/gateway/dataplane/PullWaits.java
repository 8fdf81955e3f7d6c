package id.simpul.gateway.dataplane;

import id.simpul.hub.message.Fault;
import id.simpul.hub.message.FaultCode;
import id.simpul.hub.message.FaultException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;

/** Looks for something to fetch until there is something or the time is over; an application may wait in a few places. */
@Component
class PullWaits {
    /** How many requests of one application wait at a node at once. */
    static final int PLACES = 8;

    private static final Duration BETWEEN = Duration.ofMillis(250);
    private static final Duration RETRY = Duration.ofSeconds(2);

    private final Map<String, Integer> waiting = new ConcurrentHashMap<>();
    private final Clock clock;
    private final Pause pause;

    @Autowired
    PullWaits(Clock clock) {
        this(clock, Thread::sleep);
    }

    PullWaits(Clock clock, Pause pause) {
        this.clock = clock;
        this.pause = pause;
    }

    /** One look at what lies there. */
    @FunctionalInterface
    interface Look<T> {
        List<T> take() throws FaultException;
    }

    /** Lets time pass. */
    @FunctionalInterface
    interface Pause {
        void last(Duration length) throws InterruptedException;
    }

    /** What the first look that found something took; empty after {@code wait}. */
    <T> List<T> first(String application, Duration wait, Look<T> look) throws FaultException {
        Instant end = clock.instant().plus(wait);
        List<T> taken = look.take();
        if (!taken.isEmpty() || wait.isZero()) {
            return taken;
        }
        enter(application);
        try {
            return later(end, look);
        } finally {
            waiting.computeIfPresent(application, (_, count) -> count == 1 ? null : count - 1);
        }
    }

    private void enter(String application) throws FaultException {
        boolean[] entered = {false};
        waiting.compute(application, (_, count) -> {
            int now = count == null ? 0 : count;
            entered[0] = now < PLACES;
            return entered[0] ? now + 1 : now;
        });
        if (!entered[0]) {
            throw new FaultException(Fault.busy(
                    FaultCode.BATAS_SERENTAK, "wait: " + PLACES + " requests wait already (expected: fewer)", RETRY));
        }
    }

    private <T> List<T> later(Instant end, Look<T> look) throws FaultException {
        List<T> taken = List.of();
        Duration left = Duration.between(clock.instant(), end);
        while (taken.isEmpty() && left.isPositive()) {
            if (!passed(left.compareTo(BETWEEN) < 0 ? left : BETWEEN)) {
                return taken;
            }
            taken = look.take();
            left = Duration.between(clock.instant(), end);
        }
        return taken;
    }

    private boolean passed(Duration length) {
        try {
            pause.last(length);
            return true;
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
