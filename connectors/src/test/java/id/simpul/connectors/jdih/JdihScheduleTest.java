package id.simpul.connectors.jdih;

import static org.assertj.core.api.Assertions.assertThat;

import id.simpul.hub.connector.Pulling.Outcome;
import id.simpul.hub.connector.Pulling.Report;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class JdihScheduleTest {
    private static final Instant NIGHT = Instant.parse("2031-03-01T19:00:00Z");

    private static Report report(Outcome outcome) {
        return new Report(NIGHT, outcome, 0, 0, 0, 0, "");
    }

    private static Duration pause(JdihSchedule schedule) {
        Duration pause = Duration.ZERO;
        while (!schedule.isDue(NIGHT.plus(pause))) {
            pause = pause.plusSeconds(1);
        }
        return pause;
    }

    @Test
    void afterAGoodFetchTheNextIsDueAtTheInterval() {
        JdihSchedule schedule = new JdihSchedule(Duration.ofHours(1), NIGHT);
        assertThat(pause(schedule)).isZero();

        schedule.ended(report(Outcome.UNCHANGED));

        assertThat(pause(schedule)).isEqualTo(Duration.ofHours(1));
    }

    @Test
    void afterABadOneSoonerThenEverLaterUpToAQuarterOfAnHour() {
        JdihSchedule schedule = new JdihSchedule(Duration.ofHours(1), NIGHT);
        for (int seconds : new int[] {15, 30, 60, 120, 240, 480, 900, 900}) {
            schedule.ended(report(seconds < 100 ? Outcome.FAILED : Outcome.REFUSED));
            assertThat(pause(schedule)).hasSeconds(seconds);
        }
        schedule.ended(report(Outcome.CHANGED));
        schedule.ended(report(Outcome.FAILED));
        assertThat(pause(schedule)).hasSeconds(15);
    }

    @Test
    void neverLaterThanTheInterval() {
        JdihSchedule schedule = new JdihSchedule(Duration.ofSeconds(5), NIGHT);

        schedule.ended(report(Outcome.FAILED));

        assertThat(pause(schedule)).hasSeconds(5);
    }
}
