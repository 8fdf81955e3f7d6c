package id.simpul.hub.registry;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One service as the data plane sees it, with everything that a call needs to be judged.
 *
 * @param agreements by the consumer's application code
 */
public record Route(
        Agency agency,
        Application application,
        Application.Connection connection,
        Service service,
        Map<String, Agreement> agreements) {

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
