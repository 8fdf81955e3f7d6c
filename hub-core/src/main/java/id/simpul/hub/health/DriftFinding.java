package id.simpul.hub.health;

import id.simpul.hub.policy.contract.Deviation;
import id.simpul.hub.policy.contract.Promise;
import java.time.Instant;

/**
 * One way in which messages of an operation deviate from its contract.
 *
 * @param promise whose consumer is empty for answers
 * @param times how many of the {@code looked} messages deviated so
 * @param looked messages of this side of the operation (and, for requests, of this consumer) that were looked at; 0 for
 *     what is found in a request's head, where every one is looked at
 */
public record DriftFinding(
        Promise promise, Deviation deviation, long times, long looked, Instant first, Instant last) {}
