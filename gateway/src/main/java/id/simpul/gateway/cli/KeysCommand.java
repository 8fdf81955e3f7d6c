package id.simpul.gateway.cli;

import java.io.PrintWriter;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import tools.jackson.databind.JsonNode;

/** Lists the keys of payloads. */
@Command(
        name = "keys",
        mixinStandardHelpOptions = true,
        description = "Lists the keys that seal the data of events, by class and month, and those that were destroyed.")
final class KeysCommand implements Callable<Integer> {
    private final HubClient hub;
    private final PrintWriter out;

    KeysCommand(HubClient hub, PrintWriter out) {
        this.hub = hub;
        this.out = out;
    }

    @Override
    public Integer call() {
        hub.get("/payload-keys").forEach(each -> out.println(line(each)));
        return 0;
    }

    static String line(JsonNode key) {
        JsonNode destroyed = key.path("destroyed");
        String name = key.path("scope").asString() + " " + key.path("id").asString();
        return destroyed.isNull()
                ? name + " made " + key.path("createdAt").asString()
                : name + " destroyed " + destroyed.path("at").asString() + " by "
                        + destroyed.path("who").asString() + ": "
                        + destroyed.path("reason").asString();
    }
}
