package bench;

import java.util.concurrent.atomic.AtomicLong;
import org.springframework.cloud.gateway.filter.GatewayFilter;
import org.springframework.cloud.gateway.filter.GatewayFilterChain;
import org.springframework.http.HttpStatus;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/** A token bucket in memory, told as the time at which it will be full (GCRA): the one that comes along needs a Redis. */
final class RateLimit implements GatewayFilter {
    private final long nanosEach;
    private final long tolerance;
    private final AtomicLong full = new AtomicLong(System.nanoTime());

    RateLimit(int perSecond, int burst) {
        this.nanosEach = 1_000_000_000L / perSecond;
        this.tolerance = nanosEach * burst;
    }

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, GatewayFilterChain chain) {
        if (taken()) {
            return chain.filter(exchange);
        }
        exchange.getResponse().setStatusCode(HttpStatus.TOO_MANY_REQUESTS);
        return exchange.getResponse().setComplete();
    }

    private boolean taken() {
        long now = System.nanoTime();
        while (true) {
            long before = full.get();
            long after = Math.max(before, now) + nanosEach;
            if (after - now > tolerance) {
                return false;
            }
            if (full.compareAndSet(before, after)) {
                return true;
            }
        }
    }
}
