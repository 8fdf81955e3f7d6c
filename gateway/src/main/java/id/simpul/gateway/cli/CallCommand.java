package id.simpul.gateway.cli;

import java.io.PrintWriter;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.JsonNode;

/** The evidence of one call. */
@Command(
        name = "call",
        mixinStandardHelpOptions = true,
        description = "The records of one call; its id came with the answer as X-Request-Id.")
final class CallCommand implements Callable<Integer> {
    private static final String[] TERMS = {
        "consumer",
        "consumerAgency",
        "application",
        "providerAgency",
        "service",
        "operation",
        "method",
        "template",
        "agreement",
        "purpose",
        "basis",
        "subject",
        "registryVersion",
        "traceId"
    };

    private final HubClient hub;
    private final PrintWriter out;

    @Parameters(paramLabel = "<id>", description = "The call's id.")
    private String id = "";

    CallCommand(HubClient hub, PrintWriter out) {
        this.hub = hub;
        this.out = out;
    }

    @Override
    public Integer call() {
        JsonNode records = hub.get("/calls/" + HubClient.encoded(id)).path("records");
        JsonNode first = records.path(0);
        for (String name : TERMS) {
            line(name, first.path(name));
        }
        records.forEach(this::record);
        return 0;
    }

    private void record(JsonNode each) {
        out.println();
        out.println(each.path("phase").asString() + " at " + each.path("at").asString() + ", record "
                + each.path("seq").asLong() + " of partition "
                + each.path("partition").asInt() + ", written by "
                + each.path("node").asString());
        each.path("result").properties().forEach(member -> line(member.getKey(), member.getValue()));
    }

    private void line(String name, JsonNode value) {
        if (!value.isNull() && !value.isMissingNode()) {
            out.printf("  %-16s %s%n", name, value.asString());
        }
    }
}
