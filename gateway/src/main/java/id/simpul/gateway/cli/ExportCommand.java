package id.simpul.gateway.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.JsonNode;

/** Reads the registry out of a running hub. */
@Command(
        name = "export",
        mixinStandardHelpOptions = true,
        description = "Writes the registry as YAML files, one an agency, which apply takes back.")
final class ExportCommand implements Callable<Integer> {
    private final HubClient hub;
    private final PrintWriter out;

    @Parameters(
            arity = "0..1",
            paramLabel = "<folder>",
            description = "Where to; files of the same name are replaced. Without it everything is printed.")
    private @Nullable Path folder;

    ExportCommand(HubClient hub, PrintWriter out) {
        this.hub = hub;
        this.out = out;
    }

    @Override
    public Integer call() throws IOException {
        JsonNode exported = hub.get("/registry/export");
        Path target = folder;
        for (Map.Entry<String, JsonNode> each : exported.path("files").properties()) {
            if (target == null) {
                out.print("---\n# " + each.getKey() + "\n" + each.getValue().asString());
            } else {
                write(target, each.getKey(), each.getValue().asString());
            }
        }
        out.flush();
        if (target != null) {
            out.println(exported.path("files").size() + " files of version "
                    + exported.path("version").asLong() + " written to " + target);
        }
        return 0;
    }

    private static void write(Path folder, String name, String text) throws IOException {
        if (!name.matches("[a-z0-9][a-z0-9._-]*")) {
            throw CommandException.refused("simpul: " + name + ": not a file name (expected: <agency>.yaml)");
        }
        Files.createDirectories(folder);
        Files.writeString(folder.resolve(name), text);
    }
}
