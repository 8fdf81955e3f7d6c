package id.simpul.gateway.subscription;

import id.simpul.hub.registry.Problem;
import java.util.List;

/** A subscription with faults; nothing was changed. The fields of its problems are those of the subscription. */
public final class RefusedSubscriptionException extends Exception {
    private static final long serialVersionUID = 1L;

    private final transient List<Problem> problems;

    public RefusedSubscriptionException(List<Problem> problems) {
        super(problems.getFirst().field() + ": " + "expected "
                + problems.getFirst().expected()
                + (problems.size() == 1 ? "" : ", and " + (problems.size() - 1) + " more"));
        this.problems = List.copyOf(problems);
    }

    public List<Problem> problems() {
        return problems;
    }
}
