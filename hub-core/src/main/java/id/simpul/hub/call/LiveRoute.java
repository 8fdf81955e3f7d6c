package id.simpul.hub.call;

import id.simpul.hub.connector.Target;
import id.simpul.hub.policy.Allowance;
import id.simpul.hub.policy.Concurrency;
import id.simpul.hub.policy.FieldFilter;
import id.simpul.hub.policy.attempt.Replicas;
import id.simpul.hub.policy.contract.Contract;
import id.simpul.hub.policy.contract.Promise;
import id.simpul.hub.registry.Agreement;
import id.simpul.hub.registry.Application;
import id.simpul.hub.registry.Route;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A route made ready to serve: its target opened, its breaker, limiters and filters resolved, so that a call only looks
 * up.
 *
 * @param target null where the connection could not be opened: the route is refused, never open
 * @param replicas the targets behind {@code target}; null where the connection has no address
 * @param contracts what its operations promise, by their codes; null where the document cannot be used: the route is
 *     refused, never open
 * @param room for calls of all consumers together
 * @param grants by the agreement's id
 */
record LiveRoute(
        Route route,
        long registryVersion,
        @Nullable Target target,
        @Nullable Replicas replicas,
        CircuitBreaker breaker,
        Concurrency.Room room,
        @Nullable Map<String, Contract> contracts,
        Map<String, Grant> grants) {

    /** What {@code agreement} grants; null for none, and for one that is not of this route. */
    @Nullable
    Grant grant(@Nullable Agreement agreement) {
        return agreement == null ? null : grants.get(agreement.id());
    }

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
            Allowance allowance,
            @Nullable FieldFilter filter) {}
}
