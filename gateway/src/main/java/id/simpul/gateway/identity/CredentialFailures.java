package id.simpul.gateway.identity;

import id.simpul.hub.policy.FailureLimit;
import java.time.Clock;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Counts credentials of applications that were refused, per client and address. All of them are too long to be guessed: the
 * limit spares the hub, so nothing valid has to be turned away, and nobody behind a shared address can shut out another.
 */
@Component
class CredentialFailures implements FailureLimit {
    private static final int PER_CLIENT = 10;
    private static final int PER_ADDRESS = 100;

    private final AttemptLimiter limiter;

    CredentialFailures(Clock clock) {
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
