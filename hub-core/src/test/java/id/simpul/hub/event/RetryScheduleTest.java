package id.simpul.hub.event;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Pauses between tries: spread, but never shorter than the subscriber asked for. */
class RetryScheduleTest {
    private static final int DRAWS = 1000;

    private final RetrySchedule schedule = new RetrySchedule("1s", "5s");

    @Test
    void whoAsksForAPauseIsNotTriedBeforeItsEnd() {
        Duration asked = Duration.ofMinutes(2);

        assertThat(IntStream.range(0, DRAWS).mapToObj(_ -> schedule.down(0, asked)))
                .allMatch(pause -> pause.compareTo(asked) >= 0);
    }

    @Test
    void whoAsksForNothingIsTriedMoreAndMoreSeldomUpToAboutHalfAMinute() {
        assertThat(IntStream.range(0, DRAWS).mapToObj(times -> schedule.down(times, null)))
                .allMatch(pause -> pause.compareTo(Duration.ofSeconds(39)) < 0)
                .first()
                .matches(pause -> pause.compareTo(Duration.ofMillis(601)) < 0);
    }
}
