package id.simpul.hub.health;

import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * All that the rules look at to judge a connection.
 *
 * @param inARow failures since the last success
 * @param lastFailure the last failure seen, however old
 * @param quiet time since the last sample, or null without one
 * @param before what was decided last, or null
 */
record Evidence(
        Breaker breaker,
        int inARow,
        Cause.@Nullable Failure lastFailure,
        @Nullable Duration quiet,
        List<ServiceHealth> services,
        @Nullable Verdict before) {

    Figures total() {
        return Figures.sum(services.stream().map(ServiceHealth::figures).toList());
    }
}
