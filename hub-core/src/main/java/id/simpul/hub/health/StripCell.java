package id.simpul.hub.health;

import java.time.Instant;

/** One stretch of a connection's history, judged by its own calls alone. */
public record StripCell(Instant from, Figures figures, HealthState state) {
    static StripCell of(Instant from, Figures figures) {
        return new StripCell(from, figures, HealthRules.state(figures));
    }
}
