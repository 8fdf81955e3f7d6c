package id.simpul.gateway.identity;

import id.simpul.hub.policy.FailureLimit;
import java.time.Clock;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Counts credentials that were refused on the data plane, per client and address. */
@Component
class DataPlaneFailures implements FailureLimit {
    private static final int PER_CLIENT = 10;
    private static final int PER_ADDRESS = 100;

    private final AttemptLimiter limiter;

    DataPlaneFailures(Clock clock) {
        this.limiter = new AttemptLimiter(PER_CLIENT, PER_ADDRESS, Duration.ofMinutes(1), clock);
    }

    @Override
    public @Nullable Duration failed(String name, String address) {
        Duration wait = limiter.wait(name, address);
        if (wait == null) {
            limiter.failed(name, address);
        }
        return wait;
    }
}
