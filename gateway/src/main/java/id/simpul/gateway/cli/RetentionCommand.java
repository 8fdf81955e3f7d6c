package id.simpul.gateway.cli;

import java.io.PrintWriter;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import tools.jackson.databind.JsonNode;

/** Removes the months of the ledger whose time is over. */
@Command(
        name = "retention",
        mixinStandardHelpOptions = true,
        description = {
            "Removes the months of the ledger whose time is over (SIMPUL_LEDGER_KEEP_MONTHS), the oldest first, and leaves",
            "a signed deletion record of each. The hub does the same by itself every hour.",
            "Exit code 1 where a month cannot be removed yet."
        })
final class RetentionCommand implements Callable<Integer> {
    private final HubClient hub;
    private final PrintWriter out;

    @Option(names = "--dry-run", description = "Only say what would be removed.")
    private boolean dryRun;

    RetentionCommand(HubClient hub, PrintWriter out) {
        this.hub = hub;
        this.out = out;
    }

    @Override
    public Integer call() {
        JsonNode plan = dryRun ? hub.get("/ledger/retention") : hub.post("/ledger/retention", Map.of());
        boolean blocked = false;
        for (JsonNode each : plan.path("due")) {
            blocked |= !each.path("blocked").isNull();
            out.println(line(each));
        }
        if (plan.path("due").isEmpty()) {
            int months = plan.path("keepMonths").asInt();
            out.println(
                    months == 0
                            ? "Nothing is removed: records are kept for ever."
                            : "No record is older than " + months + " months.");
        }
        return blocked ? 1 : 0;
    }

    private String line(JsonNode each) {
        String what =
                each.path("month").asString() + ": " + each.path("records").asLong() + " records ";
        JsonNode blocked = each.path("blocked");
        return blocked.isNull()
                ? what + (dryRun ? "would be removed" : "removed")
                : what + "stay: " + blocked.asString();
    }
}
