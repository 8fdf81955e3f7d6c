package id.simpul.hub.health;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.Size;

class HealthPropertiesTest {
    private static final int SLOTS = 6;
    private static final Duration SLOT = Duration.ofSeconds(10);

    @Property
    void aQuantileIsWithinAQuarterOfAnOctave(
            @ForAll @Size(min = 1, max = 200) List<@LongRange(min = 16, max = 60_000_000) Long> times) {
        Histogram histogram = new Histogram();
        times.forEach(histogram::add);
        long[] sums = new long[Histogram.BUCKETS];
        histogram.addTo(sums);

        long estimate = Histogram.quantile(sums, 0.95);

        long exact = times.stream().sorted().toList().get((int) Math.ceil(0.95 * times.size()) - 1);
        assertThat((double) estimate).isBetween(exact * 0.79, exact * 1.27);
    }

    @Property
    void everyTimeFallsIntoTheBucketThatHoldsIt(@ForAll @LongRange(min = 4, max = 3_600_000_000L) long micros) {
        int bucket = Histogram.bucket(micros);

        assertThat(Histogram.floor(bucket)).isLessThanOrEqualTo(micros);
        assertThat(Histogram.floor(bucket + 1)).isGreaterThan(micros);
    }

    @Property
    void aRingCountsWhatIsNotTooOld(@ForAll @Size(max = 60) List<@IntRange(min = 0, max = 9_000) Integer> pauses) {
        Ring ring = new Ring(SLOTS, SLOT);
        long now = 1_000_000_000L;
        List<Long> moments = new java.util.ArrayList<>();
        for (int pause : pauses) {
            now += pause;
            moments.add(now);
            ring.add(now, moments.size() % 3 == 0, false, 100);
        }
        long oldest = (now / SLOT.toMillis() - SLOTS + 1) * SLOT.toMillis();

        Figures figures = ring.figures(now, SLOTS);

        assertThat(figures.calls())
                .isEqualTo(moments.stream().filter(each -> each >= oldest).count());
    }

    @Property
    void aStateKeepsItsBeginningAsLongAsItLasts(
            @ForAll @Size(min = 1, max = 40) List<HealthState> states, @ForAll @IntRange(max = 3600) int step) {
        Instant now = Instant.EPOCH;
        Standing standing = new Standing(new Verdict(states.getFirst(), Cause.NONE), now);
        for (HealthState each : states) {
            now = now.plusSeconds(step);
            Standing next = standing.next(new Verdict(each, Cause.NONE), now);
            assertThat(next.since()).isEqualTo(each == standing.verdict().state() ? standing.since() : now);
            standing = next;
        }
    }

    @Property
    void moreFailuresNeverMakeAConnectionHealthier(
            @ForAll @IntRange(min = 1, max = 200) int calls, @ForAll @IntRange(max = 199) int failures) {
        int fewer = Math.min(failures, calls - 1);

        HealthState before = HealthRules.state(new Figures(calls, fewer, 0, 1000));
        HealthState after = HealthRules.state(new Figures(calls, fewer + 1, 0, 1000));

        assertThat(severity(after)).isGreaterThanOrEqualTo(severity(before));
    }

    private static int severity(HealthState state) {
        return switch (state) {
            case FAILED -> 2;
            case DEGRADED -> 1;
            case HEALTHY, NO_DATA, PAUSED, ONBOARDING -> 0;
        };
    }
}
