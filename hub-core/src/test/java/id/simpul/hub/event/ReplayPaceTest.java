package id.simpul.hub.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.Duration;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** A list is sent at its rate, counted by a clock that the test moves. */
class ReplayPaceTest {
    private final HandClock clock = new HandClock();

    private long taken(ReplayPace pace, int milliseconds) {
        return IntStream.range(0, milliseconds)
                .filter(_ -> {
                    boolean due = pace.take().isZero();
                    clock.forward(Duration.ofMillis(1));
                    return due;
                })
                .count();
    }

    @Test
    void noSecondSeesMoreThanTheRate() {
        ReplayPace pace = new ReplayPace(20, clock);

        assertThat(taken(pace, 1000)).isEqualTo(20);
        assertThat(taken(pace, 500)).isEqualTo(10);
    }

    @Test
    void whatWasMissedIsNotMadeUpFor() {
        ReplayPace pace = new ReplayPace(2, clock);
        assertThat(pace.take()).isZero();

        clock.forward(Duration.ofMinutes(1));

        assertThat(pace.take()).isZero();
        assertThat(pace.take()).isEqualTo(Duration.ofMillis(500));
    }

    @Test
    void aRateOfNothingIsRefused() {
        assertThatThrownBy(() -> new ReplayPace(0, Clock.systemUTC())).hasMessage("rate: 0 (expected: >= 1)");
    }
}
