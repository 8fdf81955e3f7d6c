package id.simpul.hub.health;

import id.simpul.hub.policy.Pause;
import id.simpul.hub.registry.Agency;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How one connection does at one moment.
 *
 * @param name of the application, for people, with the connection's code where it has several
 * @param state what a person sees: a deliberate pause stands before everything else
 * @param measured what the state would be without a pause
 * @param since when {@code state} began
 * @param cause of {@code measured}
 * @param figures of the last minutes
 * @param strip two hours in stretches of five minutes, oldest first
 */
public record ConnectionHealth(
        ConnectionKey key,
        String name,
        Agency agency,
        String kind,
        HealthState state,
        HealthState measured,
        Instant since,
        Cause cause,
        Breaker breaker,
        Figures figures,
        List<ServiceHealth> services,
        Impact impact,
        @Nullable Instant lastSample,
        @Nullable Pause pause,
        List<StripCell> strip) {}
