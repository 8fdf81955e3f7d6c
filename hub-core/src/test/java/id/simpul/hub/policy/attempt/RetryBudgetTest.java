package id.simpul.hub.policy.attempt;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class RetryBudgetTest {
    private static final long SECOND = 1_000_000_000L;

    /** What happens one after the other: a call, a wish for another attempt, or some milliseconds. */
    @Provide
    Arbitrary<List<Integer>> stories() {
        return Arbitraries.frequencyOf(
                        Tuple.of(5, Arbitraries.just(-1)),
                        Tuple.of(5, Arbitraries.just(-2)),
                        Tuple.of(1, Arbitraries.integers().between(0, 3000)))
                .list()
                .ofMaxSize(2000);
    }

    @Property(tries = 300)
    void furtherAttemptsNeverExceedTheirShareTheFloorAndTheTime(
            @ForAll("stories") List<Integer> story, @ForAll @IntRange(min = 0, max = 100) int percent) {
        RetryBudget budget = new RetryBudget(percent, 0);
        long now = 0;
        int calls = 0;
        int granted = 0;
        for (int each : story) {
            if (each == -1) {
                calls++;
                budget.called();
            } else if (each == -2) {
                granted += budget.take(now) ? 1 : 0;
            } else {
                now += each * 1_000_000L;
            }
            double most = calls * percent / 100.0 + RetryBudget.FLOOR + (double) now / SECOND;
            assertThat(granted).isLessThanOrEqualTo(percent == 0 ? 0 : (int) most);
        }
    }

    @Test
    void whatIsSavedHasAnEnd() {
        RetryBudget budget = new RetryBudget(100, 0);
        for (int i = 0; i < 10_000; i++) {
            budget.called();
        }
        int granted = 0;
        while (budget.take(0)) {
            granted++;
        }

        assertThat(granted).isEqualTo(RetryBudget.SAVED + RetryBudget.FLOOR);
    }

    @Test
    void aRarelyCalledConnectionHasOneASecond() {
        RetryBudget budget = new RetryBudget(1, 0);
        for (int i = 0; i < RetryBudget.FLOOR; i++) {
            assertThat(budget.take(0)).isTrue();
        }

        assertThat(budget.take(SECOND - 1)).isFalse();
        assertThat(budget.take(SECOND)).isTrue();
        assertThat(budget.take(SECOND)).isFalse();
    }
}
