package id.simpul.hub.policy;

import id.simpul.hub.message.Fault;
import id.simpul.hub.message.FaultCode;
import id.simpul.hub.registry.Agreement;
import io.github.resilience4j.ratelimiter.RateLimiter;
import io.github.resilience4j.ratelimiter.RateLimiterConfig;
import io.github.resilience4j.ratelimiter.RateLimiterRegistry;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** How fast may this application call? One limiter an agreement, resolved when the route table is made ready. */
@Component
public class Quota {
    private static final Duration PERIOD = Duration.ofSeconds(1);

    private final RateLimiterRegistry limiters;

    public Quota(RateLimiterRegistry limiters) {
        this.limiters = limiters;
    }

    /** The limiter of {@code agreement}: the one in use, set to the agreement's present rate. */
    public RateLimiter limiter(Agreement agreement) {
        RateLimiter limiter = limiters.rateLimiter(
                agreement.id(),
                () -> RateLimiterConfig.custom()
                        .limitForPeriod(agreement.perSecond())
                        .limitRefreshPeriod(PERIOD)
                        .timeoutDuration(Duration.ZERO)
                        .build());
        limiter.changeLimitForPeriod(agreement.perSecond());
        return limiter;
    }

    /** Takes one call from {@code limiter}; the refusal where none is left in this second. */
    public @Nullable Fault check(RateLimiter limiter) {
        return limiter.acquirePermission()
                ? null
                : Fault.busy(
                        FaultCode.BATAS_LAJU,
                        "Agreement " + limiter.getName() + " allows "
                                + limiter.getRateLimiterConfig().getLimitForPeriod() + " calls a second.",
                        PERIOD);
    }
}
