package id.simpul.gateway.console;

import id.simpul.hub.ledger.LedgerReach;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Clock;
import org.jspecify.annotations.Nullable;

/** A ledger that is in whichever trouble the test wants. */
class SampleReach extends LedgerReach {
    @Nullable
    Trouble trouble;

    SampleReach(Clock clock) {
        super(clock, new SimpleMeterRegistry());
    }

    @Override
    public @Nullable Trouble trouble() {
        return trouble;
    }
}
