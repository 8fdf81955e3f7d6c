package id.simpul.hub.event;

import java.time.Instant;

/**
 * What somebody did with a list.
 *
 * @param what made, excluded, approved, started, paused, resumed, stopped or finished
 * @param counts of the list after it
 */
public record ReplayStep(String what, String who, String reason, String counts, Instant at) {}
