package id.simpul.hub.registry;

import java.time.Duration;

/**
 * How the hub itself looks whether a target answers.
 *
 * @param path below the target's address; empty: it does not look
 * @param every from the end of one look to the next; a look may take as long
 * @param failures in a row after which a target is left out
 * @param successes in a row after which it is used again
 */
public record TargetCheck(String path, Duration every, int failures, int successes) {
    public static final TargetCheck NONE = new TargetCheck("", Duration.ofSeconds(5), 3, 2);

    public boolean wanted() {
        return !path.isEmpty();
    }
}
