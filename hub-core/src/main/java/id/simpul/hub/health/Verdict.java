package id.simpul.hub.health;

/** A state and its cause, without the time. */
public record Verdict(HealthState state, Cause cause) {}
