package id.simpul.hub.event;

import id.simpul.hub.registry.Durations;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** When to try again. Pauses differ by a fifth at random, so that what failed together does not come back together. */
@Component
class RetrySchedule {
    private static final double SPREAD = 0.2;
    private static final Duration FIRST_PAUSE = Duration.ofMillis(500);
    private static final int DOUBLINGS = 6;

    private final List<Duration> inLane;
    private final List<Duration> aside;

    /**
     * Reads both schedules, durations with commas between.
     *
     * @param inLane pauses between the first tries, while the lane waits
     * @param aside pauses before each later try; after the last one the event is parked
     */
    RetrySchedule(
            @Value("${simpul.event.retry-in-lane:200ms,1s}") String inLane,
            @Value("${simpul.event.retry-aside:5s,30s,2m,10m,1h,3h,6h,12h}") String aside) {
        this.inLane = durations(inLane);
        this.aside = durations(aside);
    }

    private static List<Duration> durations(String text) {
        return Arrays.stream(text.split(","))
                .map(String::strip)
                .map(Durations::parse)
                .toList();
    }

    /** The pause after the {@code tries}th try in the lane; null where the event has to be set aside. */
    @Nullable
    Duration inLane(int tries) {
        return tries <= inLane.size() ? spread(inLane.get(tries - 1)) : null;
    }

    /**
     * The pause after {@code tries} tries in all; null where the event has to be parked.
     *
     * @param own the subscription's own pauses; empty for the hub's
     */
    @Nullable
    Duration aside(int tries, List<Duration> own) {
        List<Duration> pauses = own.isEmpty() ? aside : own;
        int later = Math.max(0, tries - inLane.size() - 1);
        return later < pauses.size() ? spread(pauses.get(later)) : null;
    }

    /** The pause after an application gave back {@code tries} times what it had fetched; null where it is parked. */
    @Nullable
    Duration given(int tries, List<Duration> own) {
        return aside(tries + inLane.size(), own);
    }

    /** The pause of a lane whose subscriber took nothing {@code times} times in a row; never shorter than it {@code asked} for. */
    Duration down(int times, @Nullable Duration asked) {
        Duration pause = spread(FIRST_PAUSE.multipliedBy(1L << Math.min(times, DOUBLINGS)));
        return asked != null && asked.compareTo(pause) > 0 ? later(asked) : pause;
    }

    private static Duration later(Duration asked) {
        return times(asked, 1 + SPREAD * ThreadLocalRandom.current().nextDouble());
    }

    private static Duration spread(Duration pause) {
        return times(pause, 1 + SPREAD * (ThreadLocalRandom.current().nextDouble() * 2 - 1));
    }

    private static Duration times(Duration pause, double factor) {
        return Duration.ofNanos((long) (pause.toNanos() * factor));
    }
}
