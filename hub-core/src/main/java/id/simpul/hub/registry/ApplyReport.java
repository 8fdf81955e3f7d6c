package id.simpul.hub.registry;

import java.util.List;

/**
 * What an apply did, or in a dry run would do.
 *
 * @param version the registry's version afterwards
 * @param changes the difference; empty where the files say what is registered already
 * @param problems why nothing was applied; empty on success
 */
public record ApplyReport(long version, List<Change> changes, List<Problem> problems) {
    public ApplyReport {
        changes = List.copyOf(changes);
        problems = List.copyOf(problems);
    }

    /** Whether the files were refused; the registry is then as it was. */
    public boolean refused() {
        return !problems.isEmpty();
    }
}
