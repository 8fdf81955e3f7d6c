package id.simpul.gateway.admin;

import id.simpul.hub.registry.Problem;
import java.util.List;

/** Registry files with faults; nothing of them was applied. */
final class RefusedFilesException extends Exception {
    private static final long serialVersionUID = 1L;

    private final transient List<Problem> problems;

    RefusedFilesException(List<Problem> problems) {
        super("Nothing was applied: " + problems.size() + (problems.size() == 1 ? " fault." : " faults."));
        this.problems = problems;
    }

    List<Problem> problems() {
        return problems;
    }
}
