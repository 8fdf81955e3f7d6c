package id.simpul.hub.policy;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Counts failed proofs of identity. It slows down who fails and shuts out nobody: what is valid passes whoever fails
 * beside it.
 */
public interface FailureLimit {

    /**
     * Counts a failure from {@code address} under the name that was claimed (empty: none).
     *
     * @return how long to wait where there have been too many, else null
     */
    @Nullable
    Duration failed(String name, String address);
}
