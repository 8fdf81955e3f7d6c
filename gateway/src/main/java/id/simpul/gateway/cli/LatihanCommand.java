package id.simpul.gateway.cli;

import java.io.PrintWriter;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import tools.jackson.databind.JsonNode;

/** The fault drill of the sample city; by itself it lists what is broken. */
@Command(
        name = "latihan",
        mixinStandardHelpOptions = true,
        description = "The fault drill of the sample city. Without a subcommand: what is broken, and what can be.")
final class LatihanCommand implements Callable<Integer> {
    private final HubClient hub;
    private final PrintWriter out;

    LatihanCommand(HubClient hub, PrintWriter out) {
        this.hub = hub;
        this.out = out;
    }

    @Override
    public Integer call() {
        JsonNode overview = hub.get("/latihan");
        overview.path("active").forEach(each -> out.println(line(each)));
        if (overview.path("active").isEmpty()) {
            out.println("No application is broken on purpose.");
        }
        out.println("Can be broken: "
                + String.join(
                        ", ",
                        overview.path("applications")
                                .valueStream()
                                .map(JsonNode::asString)
                                .toList()));
        return 0;
    }

    static String line(JsonNode drill) {
        return drill.path("application").asString() + " is broken ("
                + drill.path("mode").asString() + ") until "
                + StatusCommand.seconds(drill.path("until").asString());
    }
}
