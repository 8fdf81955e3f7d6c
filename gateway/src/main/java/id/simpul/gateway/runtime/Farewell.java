package id.simpul.gateway.runtime;

import java.time.Duration;
import java.util.concurrent.CompletionStage;

/** A port that is left in order, before anything that its calls need is stopped. */
public interface Farewell {

    /** From now on each answer asks its caller to go; whoever still comes is served. */
    void announce();

    /**
     * Takes nobody in any more, and lets the calls under way end; what has not ended after {@code limit} is cut off.
     *
     * @return completed when nobody is left
     */
    CompletionStage<?> leave(Duration limit);
}
