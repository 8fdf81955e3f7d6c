package id.simpul.hub.policy.attempt;

import static org.assertj.core.api.Assertions.assertThat;

import id.simpul.hub.registry.Resilience;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class ReplicasTest {
    private final HandClock clock = new HandClock();

    /** Failures (0), successes (1), checks that fail (2) or pass (3) and minutes (4), of one of four targets. */
    @Property(tries = 300)
    void whateverHappensSomebodyIsAskedAndNobodyWhoIsLeftOutWhileAnotherIsNot(
            @ForAll @Size(max = 200) List<@IntRange(min = 0, max = 19) Integer> story, @ForAll long seed) {
        Replicas replicas = Sample.replicas(clock, seed, 1, 5, 2, 1);
        for (int each : story) {
            Replica target = replicas.all().get(each % 4);
            switch (each / 4) {
                case 0 -> Sample.eject(replicas, target);
                case 1 -> replicas.succeeded(target);
                case 2 -> replicas.checked(target, false, "status 503");
                case 3 -> replicas.checked(target, true, "");
                default -> clock.pass(Duration.ofMinutes(1));
            }
            Replica chosen = replicas.choose(Set.of());
            boolean anybody = replicas.all().stream().anyMatch(one -> one.takesPart(clock.instant()));
            assertThat(chosen.takesPart(clock.instant())).isEqualTo(anybody);
        }
    }

    @Test
    void callsAreSpreadByWeight() {
        Replicas replicas = Sample.replicas(clock, 7, 3, 1);
        Map<Replica, Integer> counts = new HashMap<>();
        for (int i = 0; i < 4000; i++) {
            counts.merge(replicas.choose(Set.of()), 1, Integer::sum);
        }

        assertThat(counts.get(replicas.all().getFirst())).isBetween(2850, 3150);
    }

    @Test
    void aFurtherAttemptGoesToATargetThatWasNotTried() {
        Replicas replicas = Sample.replicas(clock, 7, 100, 1);
        Replica first = replicas.all().getFirst();

        assertThat(replicas.choose(Set.of(first))).isNotSameAs(first);
        assertThat(replicas.choose(Set.copyOf(replicas.all()))).isIn(replicas.all());
    }

    @Test
    void aTargetThatFailsInARowIsLeftOutAndComesBackOnTrial() {
        Replicas replicas = Sample.replicas(clock, 7, 1, 1);
        Replica bad = replicas.all().getFirst();
        for (int i = 1; i < Resilience.STANDARD_EJECT; i++) {
            replicas.failed(bad, "tujuan-memutus");
        }
        assertThat(bad.state(clock.instant())).isEqualTo(TargetState.USED);

        replicas.failed(bad, "tujuan-memutus");
        assertThat(bad.state(clock.instant())).isEqualTo(TargetState.EJECTED);
        assertThat(bad.why()).isEqualTo("tujuan-memutus");

        clock.pass(Replica.FIRST_EJECTION);
        assertThat(bad.state(clock.instant())).isEqualTo(TargetState.TRIAL);
        replicas.succeeded(bad);
        assertThat(bad.state(clock.instant())).isEqualTo(TargetState.USED);
    }

    @Test
    void eachTimeItIsLeftOutForLongerUntilItWasWellForAWhile() {
        Replicas replicas = Sample.replicas(clock, 7, 1, 1);
        Replica bad = replicas.all().getFirst();
        Sample.eject(replicas, bad);
        clock.pass(Replica.FIRST_EJECTION);

        replicas.failed(bad, "status 503");
        clock.pass(Replica.FIRST_EJECTION);
        assertThat(bad.state(clock.instant()))
                .as("one failure on trial, twice as long")
                .isEqualTo(TargetState.EJECTED);
        clock.pass(Replica.FIRST_EJECTION);
        assertThat(bad.state(clock.instant())).isEqualTo(TargetState.TRIAL);

        replicas.succeeded(bad);
        clock.pass(Replica.LONGEST_EJECTION);
        replicas.succeeded(bad);
        Sample.eject(replicas, bad);
        clock.pass(Replica.FIRST_EJECTION);
        assertThat(bad.state(clock.instant())).as("as the first time").isEqualTo(TargetState.TRIAL);
    }

    @Test
    void theTimeOutHasALimit() {
        Replicas replicas = Sample.replicas(clock, 7, 1, 1);
        Replica bad = replicas.all().getFirst();
        Sample.eject(replicas, bad);
        for (int i = 0; i < 100; i++) {
            clock.pass(Replica.LONGEST_EJECTION);
            assertThat(bad.state(clock.instant())).isEqualTo(TargetState.TRIAL);
            replicas.failed(bad, "status 503");
        }
    }

    @Test
    void checksLeaveOutAndBringBack() {
        Replicas replicas = Sample.replicas(clock, 7, 1, 1);
        Replica down = replicas.all().getFirst();
        replicas.checked(down, false, "status 500");
        assertThat(down.state(clock.instant())).isEqualTo(TargetState.USED);

        replicas.checked(down, false, "status 500");
        assertThat(down.state(clock.instant())).isEqualTo(TargetState.DOWN);
        clock.pass(Duration.ofHours(9));
        assertThat(down.state(clock.instant())).as("time alone does not help").isEqualTo(TargetState.DOWN);

        replicas.checked(down, true, "");
        replicas.checked(down, true, "");
        assertThat(down.state(clock.instant())).isEqualTo(TargetState.USED);
    }

    @Test
    void anOnlyTargetIsTheBreakersMatter() {
        Replicas replicas = Sample.replicas(clock, 7, 1);
        Replica only = replicas.all().getFirst();

        Sample.eject(replicas, only);

        assertThat(only.state(clock.instant())).isEqualTo(TargetState.USED);
        assertThat(replicas.choose(Set.of(only))).isSameAs(only);
    }
}
