package id.simpul.gateway.cli;

import java.io.PrintWriter;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import tools.jackson.databind.JsonNode;

/** Removes the events whose time is over. */
@Command(
        name = "retention",
        mixinStandardHelpOptions = true,
        description = {
            "Removes the events whose time is over (the retention of their type, else SIMPUL_EVENT_KEEP_DAYS_<class>) and",
            "that nobody is owed any more, and leaves a signed deletion record. The hub does the same by itself every hour."
        })
final class EventRetentionCommand implements Callable<Integer> {
    private final HubClient hub;
    private final PrintWriter out;

    @Option(names = "--dry-run", description = "Only say what would be removed.")
    private boolean dryRun;

    EventRetentionCommand(HubClient hub, PrintWriter out) {
        this.hub = hub;
        this.out = out;
    }

    @Override
    public Integer call() {
        JsonNode plan = dryRun ? hub.get("/events/retention") : hub.post("/events/retention", Map.of());
        plan.path("events").forEach(each -> out.println(events(each)));
        plan.path("log").forEach(each -> out.println(log(each)));
        plan.path("keys").forEach(each -> out.println(key(each)));
        if (plan.path("events").isEmpty()
                && plan.path("log").isEmpty()
                && plan.path("keys").isEmpty()) {
            out.println("No event is over.");
        }
        return 0;
    }

    private String events(JsonNode each) {
        long stay = each.path("stay").asLong();
        return each.path("type").asString() + " (" + each.path("dataClass").asString() + "), accepted before "
                + each.path("until").asString() + ": " + each.path("events").asLong() + " events and "
                + each.path("settlements").asLong() + " ends of deliveries " + done()
                + (stay == 0 ? "" : ", " + stay + " stay: they are still owed");
    }

    private String log(JsonNode each) {
        return each.path("topics").asString() + ": " + each.path("offsets").asLong() + " offsets " + done();
    }

    private String key(JsonNode each) {
        return "key " + each.asString() + (dryRun ? " would be destroyed" : " destroyed");
    }

    private String done() {
        return dryRun ? "would be removed" : "removed";
    }
}
