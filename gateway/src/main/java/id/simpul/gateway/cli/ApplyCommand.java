package id.simpul.gateway.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.JsonNode;

/** Brings registry files into a running hub. */
@Command(
        name = "apply",
        mixinStandardHelpOptions = true,
        description = {
            "Applies registry files to the running hub: all of them or, with one fault, none.",
            "Prints one line a difference: + comes, ~ changes, - goes."
        })
final class ApplyCommand implements Callable<Integer> {
    private final HubClient hub;
    private final PrintWriter out;

    @Parameters(paramLabel = "<file|folder>", description = "A YAML file, or a folder with some.")
    private Path path = Path.of("");

    @Option(names = "--dry-run", description = "Only tells what would change.")
    private boolean dryRun;

    @Option(names = "--reason", paramLabel = "<text>", description = "Kept with the version.")
    private String reason = "";

    ApplyCommand(HubClient hub, PrintWriter out) {
        this.hub = hub;
        this.out = out;
    }

    @Override
    public Integer call() throws IOException {
        JsonNode report = hub.post(
                "/registry/apply?dryRun=" + dryRun + "&reason=" + HubClient.encoded(reason), Map.of("files", files()));
        JsonNode changes = report.path("changes");
        changes.forEach(each -> out.println(each.path("text").asString()));
        out.println(summary(changes.size(), report.path("version").asLong()));
        return 0;
    }

    private String summary(int changes, long version) {
        if (changes == 0) {
            return "Nothing to change: the registry (version " + version + ") says the same.";
        }
        String differences = changes + (changes == 1 ? " difference" : " differences");
        return dryRun
                ? differences + "; nothing was applied (dry run), version " + version + " stays."
                : differences + " applied, version " + version + ".";
    }

    private Map<String, String> files() throws IOException {
        Map<String, String> files = new TreeMap<>();
        for (Path each : yaml()) {
            files.put(String.valueOf(each.getFileName()), Files.readString(each));
        }
        if (files.isEmpty()) {
            throw CommandException.refused("simpul: " + path + ": no YAML file (expected: *.yaml or *.yml)");
        }
        return files;
    }

    private List<Path> yaml() throws IOException {
        if (!Files.exists(path)) {
            throw CommandException.refused("simpul: " + path + ": not found (expected: a YAML file or a folder)");
        }
        if (!Files.isDirectory(path)) {
            return List.of(path);
        }
        try (Stream<Path> entries = Files.list(path)) {
            return entries.filter(each -> each.toString().matches(".*\\.ya?ml"))
                    .sorted()
                    .toList();
        }
    }
}
