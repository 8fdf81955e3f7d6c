package id.simpul.gateway.runtime;

import org.springframework.boot.health.contributor.AbstractHealthIndicator;
import org.springframework.boot.health.contributor.Health;
import org.springframework.stereotype.Component;

/** A hub without a route table has nothing to serve: it is not ready. */
@Component
class RoutesHealth extends AbstractHealthIndicator {
    private final CityInForce city;

    RoutesHealth(CityInForce city) {
        this.city = city;
    }

    @Override
    protected void doHealthCheck(Health.Builder health) {
        if (city.table() == null) {
            health.down().withDetail("routes", "none yet");
        } else {
            health.up();
        }
    }
}
