package id.simpul.hub.health;

import java.time.Duration;
import java.util.List;

/**
 * How one service of a connection does.
 *
 * @param limit what p95 may be, a share of the service's deadline
 * @param consumers codes of the applications with an agreement in force
 */
public record ServiceHealth(String code, String name, Figures figures, Duration limit, List<String> consumers) {
    /** Whether more than one call in twenty is late, which is to say that p95 is over the limit. */
    public boolean late() {
        return HealthRules.late(figures);
    }
}
