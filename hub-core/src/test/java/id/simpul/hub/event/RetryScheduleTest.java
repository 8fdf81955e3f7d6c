package id.simpul.hub.event;

import static org.assertj.core.api.Assertions.assertThat;

import id.simpul.hub.message.CallId;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
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

    @Test
    void whoSaysThatItIsGoneIsLeftAloneForTenMinutesOrAsLongAsItAsks() {
        assertThat(pause(Map.of())).isEqualTo(Duration.ofMinutes(10));
        assertThat(pause(Map.of("retry-after", "1800"))).isEqualTo(Duration.ofMinutes(30));
        assertThat(pause(Map.of("retry-after", "86400"))).isEqualTo(Duration.ofHours(1));
    }

    private static @Nullable Duration pause(Map<String, String> headers) {
        Instant now = Instant.parse("2026-11-28T09:00:00Z");
        Attempt gone = Attempts.of(Receiver.answer(410, headers, ""), CallId.at(now), now);
        assertThat(gone.kind()).isEqualTo(Attempt.Kind.DOWN);
        return gone.pause();
    }
}
