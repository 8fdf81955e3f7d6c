package id.simpul.gateway.cli;

import java.io.PrintWriter;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import tools.jackson.databind.JsonNode;

/** Has the hub walk its whole ledger. */
@Command(
        name = "verify",
        mixinStandardHelpOptions = true,
        description = {
            "Walks the whole ledger and names the first broken place of each partition.",
            "Exit code 1 where a record was changed, deleted, inserted, swapped or cut off."
        })
final class VerifyCommand implements Callable<Integer> {
    private final HubClient hub;
    private final PrintWriter out;

    VerifyCommand(HubClient hub, PrintWriter out) {
        this.hub = hub;
        this.out = out;
    }

    @Override
    public Integer call() {
        JsonNode report = hub.get("/ledger/verify");
        report.path("partitions").forEach(this::partition);
        report.path("notes").forEach(each -> out.println("note: " + each.asString()));
        report.path("findings")
                .forEach(each -> out.println("BROKEN " + each.path("line").asString()));
        boolean intact = report.path("intact").asBoolean();
        out.println(
                intact
                        ? "The ledger is intact: " + report.path("records").asLong() + " records."
                        : "The ledger is broken in " + report.path("findings").size() + " place(s).");
        return intact ? 0 : 1;
    }

    private void partition(JsonNode each) {
        out.println("partition " + each.path("partition").asInt() + ": "
                + each.path("records").asLong() + " records in order, " + removed(each)
                + each.path("checkpoints").asLong() + " signed checkpoints");
    }

    private static String removed(JsonNode partition) {
        long count = partition.path("removed").asLong();
        return count == 0 ? "" : count + " before them removed when their time was over, ";
    }
}
