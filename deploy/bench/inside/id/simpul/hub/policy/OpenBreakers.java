package id.simpul.hub.policy;

import id.simpul.hub.message.Fault;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreakerRegistry;
import org.springframework.context.annotation.Primary;
import org.springframework.stereotype.Component;

/** Row 05: the breaker of the service without policies is not asked and not told. */
@Component
@Primary
public class OpenBreakers extends Breakers {
    private static final String FREE = "benchtujuan/polos";

    public OpenBreakers(CircuitBreakerRegistry breakers) {
        super(breakers);
    }

    @Override
    public Fault check(CircuitBreaker breaker) {
        return breaker.getName().equals(FREE) ? null : super.check(breaker);
    }

    @Override
    public void settle(CircuitBreaker breaker, Fault fault, int status, long nanos) {
        if (!breaker.getName().equals(FREE)) {
            super.settle(breaker, fault, status, nanos);
        }
    }
}
