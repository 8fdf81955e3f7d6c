package id.simpul.hub.call;

import id.simpul.hub.connector.Target;
import id.simpul.hub.policy.FieldFilter;
import id.simpul.hub.policy.contract.Contract;
import id.simpul.hub.policy.contract.Promise;
import id.simpul.hub.registry.Agreement;
import id.simpul.hub.registry.Application;
import id.simpul.hub.registry.Route;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.ratelimiter.RateLimiter;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A route made ready to serve: its target opened, its breaker, limiters and filters resolved, so that a call only looks
 * up.
 *
 * @param target null where the connection could not be opened: the route is refused, never open
 * @param contracts what its operations promise, by their codes; null where the document cannot be used: the route is
 *     refused, never open
 * @param grants by the consumer's application code
 */
record LiveRoute(
        Route route,
        long registryVersion,
        @Nullable Target target,
        CircuitBreaker breaker,
        @Nullable Map<String, Contract> contracts,
        Map<String, Grant> grants) {

    /** What is promised to whom where {@code consumer} calls an operation. */
    Promise promise(Route.Match match, Application consumer) {
        return new Promise(
                route.application().code(),
                route.service().code(),
                match.operation().code(),
                consumer.code());
    }

    /**
     * What one consumer was granted.
     *
     * @param filter null where the answer passes as it is
     */
    record Grant(
            Agreement agreement,
            RateLimiter limiter,
            @Nullable FieldFilter filter) {}
}
