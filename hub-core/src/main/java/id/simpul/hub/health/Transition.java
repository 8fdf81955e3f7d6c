package id.simpul.hub.health;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A connection came into another state; {@code from} is null where nothing was known before. */
record Transition(ConnectionKey key, @Nullable HealthState from, Verdict to, Instant at) {}
