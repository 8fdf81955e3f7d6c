package id.simpul.hub.registry;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * One service as the data plane sees it, with everything that a call needs to be judged.
 *
 * @param agreements by the consumer's application code; several where they differ in operations or days
 */
public record Route(
        Agency agency,
        Application application,
        Application.Connection connection,
        Service service,
        Map<String, List<Agreement>> agreements) {

    /**
     * The agreement that answers for one operation on one day: one that names the operation before one for all, one that
     * covers the day before one that does not. Null where the consumer has none at all; one that does not allow the
     * operation, or the day, where no other does.
     */
    public @Nullable Agreement agreement(String consumer, String operation, LocalDate day) {
        List<Agreement> own = agreements.get(consumer);
        if (own == null) {
            return null;
        }
        Agreement best = null;
        int rank = -1;
        for (Agreement each : own) {
            int its = rank(each, operation, day);
            if (its > rank) {
                best = each;
                rank = its;
            }
        }
        return best;
    }

    private static int rank(Agreement agreement, String operation, LocalDate day) {
        int named = agreement.operations().isEmpty() ? 0 : 1;
        return (agreement.allows(operation) ? 4 : 0) + (agreement.covers(day) ? 2 : 0) + named;
    }

    /** Every agreement on the service. */
    public Stream<Agreement> everyAgreement() {
        return agreements.values().stream().flatMap(List::stream);
    }

    /** An operation and what its template's variables stand for in one path. */
    public record Match(Service.Operation operation, Map<String, String> variables) {}

    /** The operation that answers {@code method} on {@code tail}, or null. */
    public @Nullable Match match(String method, String tail) {
        for (Service.Operation each : service.operations()) {
            Map<String, String> variables =
                    each.method().equals(method) ? each.path().match(tail) : null;
            if (variables != null) {
                return new Match(each, variables);
            }
        }
        return null;
    }

    /** The methods that {@code tail} would answer; empty where the path itself is unknown. */
    public List<String> methods(String tail) {
        return service.operations().stream()
                .filter(each -> each.path().match(tail) != null)
                .map(Service.Operation::method)
                .distinct()
                .toList();
    }

    /** {@code application/service}, as metrics and records name it. */
    public String name() {
        return application.code() + "/" + service.code();
    }
}
