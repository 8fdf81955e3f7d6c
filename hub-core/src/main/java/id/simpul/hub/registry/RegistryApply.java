package id.simpul.hub.registry;

import id.simpul.hub.registry.rows.Difference;
import id.simpul.hub.registry.rows.Rows;
import id.simpul.hub.registry.yaml.Draft;
import id.simpul.hub.registry.yaml.Merge;
import id.simpul.hub.registry.yaml.RegistryReader;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/**
 * Brings files into the registry: all of them or, with one fault, none. A file replaces its agency's part; what the
 * registry knows of that agency and the file does not say is ended. Agencies without a file stay as they are.
 */
@Component
public class RegistryApply {
    private final RegistryStore store;
    private final ConnectionFaces faces;
    private final RoutePublisher publisher;

    public RegistryApply(RegistryStore store, ConnectionFaces faces, RoutePublisher publisher) {
        this.store = store;
        this.faces = faces;
        this.publisher = publisher;
    }

    /** Applies {@code files} (name to text) in the hub's own name. */
    public ApplyReport apply(Map<String, String> files, boolean dryRun) {
        return apply(files, dryRun, Author.HUB);
    }

    /**
     * Applies {@code files} (name to text), or with {@code dryRun} only tells what that would change.
     *
     * @throws org.springframework.dao.DataAccessException when the database cannot be reached
     */
    public ApplyReport apply(Map<String, String> files, boolean dryRun, Author author) {
        Draft draft = RegistryReader.read(files, faces);
        if (!draft.complete()) {
            return new ApplyReport(publisher.version(), List.of(), draft.problems());
        }
        if (dryRun) {
            return judge(store.current(), draft).report();
        }
        ApplyReport report = store.exclusively(current -> write(judge(current, draft), author));
        publisher.refresh();
        return report;
    }

    /** Writes what {@code step} makes of the current registry; for changes that need no file. */
    public ApplyReport change(UnaryOperator<Registry> step, Author author) {
        ApplyReport report = store.exclusively(current -> {
            Difference difference = Difference.between(Rows.of(current), Rows.of(step.apply(current)));
            return write(new Verdict(current.version(), difference, List.of()), author);
        });
        publisher.refresh();
        return report;
    }

    private static Verdict judge(Registry current, Draft draft) {
        Merge.Result merged = Merge.of(current, draft);
        Difference difference = Difference.between(Rows.of(current), Rows.of(merged.registry()));
        List<Problem> problems = Stream.concat(draft.problems().stream(), merged.problems().stream())
                .toList();
        return new Verdict(current.version(), difference, problems);
    }

    private ApplyReport write(Verdict verdict, Author author) {
        if (!verdict.problems.isEmpty() || verdict.difference.isEmpty()) {
            return verdict.report();
        }
        long version = store.write(verdict.version, verdict.difference, author);
        return new ApplyReport(version, verdict.difference.changes(), List.of());
    }

    private record Verdict(long version, Difference difference, List<Problem> problems) {

        ApplyReport report() {
            return new ApplyReport(version, problems.isEmpty() ? difference.changes() : List.of(), problems);
        }
    }
}
