package id.simpul.hub.policy;

import id.simpul.hub.message.Fault;
import id.simpul.hub.message.FaultCode;
import id.simpul.hub.registry.Application;
import id.simpul.hub.registry.Resilience;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig.SlidingWindowType;
import io.github.resilience4j.circuitbreaker.CircuitBreakerRegistry;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Is the target worth a try? One breaker a connection, resolved when the route table is made ready. */
@Component
public class Breakers {
    private final CircuitBreakerRegistry breakers;
    private final Map<String, Resilience> settings = new HashMap<>();

    public Breakers(CircuitBreakerRegistry breakers) {
        this.breakers = breakers;
    }

    /** The breaker of one connection; it keeps its memory as long as its settings stay as they are. */
    public synchronized CircuitBreaker of(Application application, Application.Connection connection) {
        String name = application.code() + "/" + connection.code();
        Resilience before = settings.put(name, connection.resilience());
        if (before != null && !before.equals(connection.resilience())) {
            breakers.remove(name);
        }
        return breakers.circuitBreaker(name, () -> config(connection.resilience()));
    }

    private static CircuitBreakerConfig config(Resilience resilience) {
        return CircuitBreakerConfig.custom()
                .slidingWindowType(SlidingWindowType.COUNT_BASED)
                .slidingWindowSize(resilience.window())
                .minimumNumberOfCalls(resilience.minimumCalls())
                .failureRateThreshold(resilience.failureRate())
                .waitDurationInOpenState(resilience.open())
                .permittedNumberOfCallsInHalfOpenState(resilience.probes())
                .slowCallDurationThreshold(resilience.slow().after())
                .slowCallRateThreshold(resilience.slow().rate())
                .automaticTransitionFromOpenToHalfOpenEnabled(false)
                .build();
    }

    /** Takes a permission that must be given back by {@link #settle}; the refusal where the breaker is open. */
    public @Nullable Fault check(CircuitBreaker breaker) {
        if (breaker.tryAcquirePermission()) {
            return null;
        }
        Duration wait = Duration.ofMillis(breaker.getCircuitBreakerConfig()
                .getWaitIntervalFunctionInOpenState()
                .apply(1));
        return Fault.busy(FaultCode.PEMUTUS_TERBUKA, "The breaker of " + breaker.getName() + " is open.", wait);
    }

    /**
     * Tells the breaker how its target did; a fault of the caller or of the hub says nothing about the target.
     *
     * @param nanos until the answer began, or until it was clear that none would: a long body is not a slow target
     */
    public void settle(CircuitBreaker breaker, @Nullable Fault fault, int status, long nanos) {
        if (fault == null ? status >= 500 : fault instanceof Fault.TargetFault) {
            breaker.onError(nanos, TimeUnit.NANOSECONDS, new TargetFailed());
        } else if (fault == null) {
            breaker.onSuccess(nanos, TimeUnit.NANOSECONDS);
        } else {
            breaker.releasePermission();
        }
    }

    /** What a breaker counts; without a stack trace, since nobody ever reads one. */
    private static final class TargetFailed extends RuntimeException {
        private static final long serialVersionUID = 1L;

        TargetFailed() {
            super("target failed", null, false, false);
        }
    }
}
