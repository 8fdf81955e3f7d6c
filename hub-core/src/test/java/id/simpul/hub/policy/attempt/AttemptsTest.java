package id.simpul.hub.policy.attempt;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AttemptsTest {
    private static final long PLENTY = 10_000;

    private final HandClock clock = new HandClock();

    @ParameterizedTest
    @ValueSource(strings = {"GET", "HEAD", "OPTIONS", "PUT", "DELETE"})
    void whatMayBeRepeatedIsUpToItsNumber(String method) {
        Attempts attempts = Sample.replicas(clock, 7, 1).attempts(method);
        attempts.next();
        assertThat(attempts.again(PLENTY)).isBetween(25L, 50L);
        attempts.next();
        assertThat(attempts.again(PLENTY)).isBetween(50L, 100L);
        attempts.next();

        assertThat(attempts.again(PLENTY)).isEqualTo(Attempts.NO_MORE);
        assertThat(attempts.made()).isEqualTo(3);
    }

    @ParameterizedTest
    @ValueSource(strings = {"POST", "PATCH", "get"})
    void whatMayNotIsNot(String method) {
        Attempts attempts = Sample.replicas(clock, 7, 1, 1).attempts(method);
        attempts.next();

        assertThat(attempts.again(PLENTY)).isEqualTo(Attempts.NO_MORE);
    }

    @Test
    void anotherTargetIsAskedAtOnce() {
        Attempts attempts = Sample.replicas(clock, 7, 1, 1).attempts("GET");
        Replica first = attempts.next();

        assertThat(attempts.again(PLENTY)).isZero();
        assertThat(attempts.next()).isNotSameAs(first);
        assertThat(attempts.again(PLENTY)).as("both were tried").isPositive();
    }

    @Test
    void noAttemptBeginsBeyondTheDeadline() {
        Attempts attempts = Sample.replicas(clock, 7, 1).attempts("GET");
        attempts.next();

        assertThat(attempts.again(20)).isEqualTo(Attempts.NO_MORE);
        assertThat(attempts.again(0)).isEqualTo(Attempts.NO_MORE);
        assertThat(attempts.again(PLENTY)).isPositive();
    }
}
