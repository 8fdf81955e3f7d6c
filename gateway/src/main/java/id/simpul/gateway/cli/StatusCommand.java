package id.simpul.gateway.cli;

import java.io.PrintWriter;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import tools.jackson.databind.JsonNode;

/** How the hub's connections do. */
@Command(
        name = "status",
        mixinStandardHelpOptions = true,
        description = "The state of every connection, the most urgent first, and the registry's version.")
final class StatusCommand implements Callable<Integer> {
    private static final String ROW = "%-10s  %-28s  %-20s  %s%n";

    private final HubClient hub;
    private final PrintWriter out;

    StatusCommand(HubClient hub, PrintWriter out) {
        this.hub = hub;
        this.out = out;
    }

    @Override
    public Integer call() {
        JsonNode connections = hub.get("/connections").path("connections");
        JsonNode version = hub.get("/registry/version");
        out.printf(ROW, "STATE", "CONNECTION", "SINCE", "CAUSE");
        connections.forEach(this::row);
        out.println();
        out.println(counts(connections) + "; registry version "
                + version.path("version").asLong() + " by "
                + version.path("appliedBy").asString() + ", "
                + seconds(version.path("appliedAt").asString()));
        return 0;
    }

    private void row(JsonNode each) {
        out.printf(
                ROW,
                each.path("state").asString(),
                each.path("application").asString() + "/"
                        + each.path("connection").asString(),
                seconds(each.path("since").asString()),
                cause(each));
    }

    private static String cause(JsonNode each) {
        JsonNode pause = each.path("pause");
        if (pause.isObject()) {
            return pause.path("reason").asString() + " (" + pause.path("by").asString() + ", until "
                    + seconds(pause.path("until").asString()) + ")";
        }
        String cause = each.path("cause").asString();
        String fault = each.path("fault").isString() ? " " + each.path("fault").asString() : "";
        return cause.equals("none") ? "" : cause + fault;
    }

    private static String counts(JsonNode connections) {
        Map<String, Integer> states = new TreeMap<>();
        connections.forEach(each -> states.merge(each.path("state").asString(), 1, Integer::sum));
        return connections.size() + " connections " + states;
    }

    /** The moment without its fractions. */
    static String seconds(String instant) {
        int dot = instant.indexOf('.');
        return dot < 0 ? instant : instant.substring(0, dot) + "Z";
    }
}
