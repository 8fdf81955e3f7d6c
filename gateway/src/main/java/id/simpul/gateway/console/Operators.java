package id.simpul.gateway.console;

import id.simpul.gateway.page.Person;
import org.jspecify.annotations.Nullable;
import org.springframework.security.access.AccessDeniedException;

/** Whether a person may do what an operator, or an approver, does; refuses with 403 where not. */
final class Operators {
    private static final String APPROVER = "APPROVER";

    private Operators() {}

    /** The operator's name. */
    static String operator(@Nullable Person person) {
        if (person == null || !person.operator()) {
            throw new AccessDeniedException("role: not operator (expected: operator)");
        }
        return person.name();
    }

    /** The approver's name. */
    static String approver(@Nullable Person person) {
        if (person == null || !approves(person)) {
            throw new AccessDeniedException("role: not approver (expected: approver)");
        }
        return person.name();
    }

    static boolean approves(@Nullable Person person) {
        return person != null && person.roles().contains(APPROVER);
    }
}
