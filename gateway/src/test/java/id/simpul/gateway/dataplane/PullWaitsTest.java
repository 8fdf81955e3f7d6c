package id.simpul.gateway.dataplane;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import id.simpul.hub.message.FaultCode;
import id.simpul.hub.message.FaultException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

class PullWaitsTest {
    private static final Duration WAIT = Duration.ofSeconds(2);

    private final AtomicReference<Instant> now = new AtomicReference<>(Instant.EPOCH);
    private final Clock clock = ((InstantSource) now::get).withZone(ZoneOffset.UTC);
    private final AtomicInteger looks = new AtomicInteger();
    private final PullWaits waits = new PullWaits(clock, this::pass);

    private void pass(Duration length) {
        now.updateAndGet(each -> each.plus(length));
    }

    private PullWaits.Look<String> from(int look) {
        return () -> looks.incrementAndGet() >= look ? List.of("ada") : List.of();
    }

    @Test
    void whatIsThereIsTakenAtOnce() throws FaultException {
        assertThat(waits.first("a", WAIT, from(1))).containsExactly("ada");
        assertThat(now).hasValue(Instant.EPOCH);
    }

    @Test
    void whatComesLaterIsTakenThen() throws FaultException {
        assertThat(waits.first("a", WAIT, from(3))).containsExactly("ada");
        assertThat(now.get()).isBetween(Instant.EPOCH.plusMillis(1), Instant.EPOCH.plusMillis(1999));
    }

    @Test
    void whereNothingComesTheAnswerIsEmptyAfterTheTime() throws FaultException {
        assertThat(waits.first("a", WAIT, from(1000))).isEmpty();
        assertThat(now).hasValue(Instant.EPOCH.plus(WAIT));
    }

    @Test
    void withoutWaitingThereIsOneLook() throws FaultException {
        assertThat(waits.first("a", Duration.ZERO, from(2))).isEmpty();
        assertThat(looks).hasValue(1);
    }

    /** Begins another wait from within a wait, until one is refused; answers how deep that was. */
    private int depth(PullWaits nested, AtomicInteger deep) {
        FaultException refused =
                catchThrowableOfType(FaultException.class, () -> nested.first("a", WAIT, () -> List.of()));
        assertThat(refused.fault().code()).isEqualTo(FaultCode.BATAS_SERENTAK);
        assertThat(refused.fault().retryAfter()).isPositive();
        return deep.get();
    }

    @Test
    void anApplicationWaitsInAFewPlacesAndLeavesThemFree() throws FaultException {
        AtomicInteger deep = new AtomicInteger();
        AtomicReference<PullWaits> self = new AtomicReference<>();
        PullWaits nested = new PullWaits(clock, length -> {
            if (deep.incrementAndGet() < PullWaits.PLACES) {
                waitAgain(self.get());
            } else if (deep.get() == PullWaits.PLACES) {
                assertThat(depth(self.get(), deep)).isEqualTo(PullWaits.PLACES);
                pass(WAIT);
            }
            pass(length);
        });
        self.set(nested);

        assertThat(nested.first("a", WAIT, () -> List.of())).isEmpty();
        deep.set(PullWaits.PLACES);
        assertThat(nested.first("a", WAIT, () -> List.of())).isEmpty();
        assertThat(nested.first("b", WAIT, () -> List.of())).isEmpty();
    }

    private static void waitAgain(PullWaits waits) {
        try {
            assertThat(waits.first("a", WAIT, () -> List.of())).isEmpty();
        } catch (FaultException refused) {
            throw new AssertionError(refused);
        }
    }
}
