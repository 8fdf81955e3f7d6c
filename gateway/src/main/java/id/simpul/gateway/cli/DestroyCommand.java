package id.simpul.gateway.cli;

import java.io.PrintWriter;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Destroys the payload keys of one class and month. */
@Command(
        name = "destroy",
        mixinStandardHelpOptions = true,
        description = {
            "Destroys the keys of a class and month, as in pribadi/2026-08: what they sealed is erased, for ever and everywhere.",
            "Not those of this month and of the one before."
        })
final class DestroyCommand implements Callable<Integer> {
    private final HubClient hub;
    private final PrintWriter out;

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli before call
    private CommandSpec spec;

    @Parameters(paramLabel = "<class>/<month>")
    private String scope = "";

    @Option(names = "--reason", required = true, description = "Kept with what is left of the keys.")
    private String reason = "";

    @Option(names = "--confirm", required = true, description = "The class and month once more.")
    private String confirm = "";

    DestroyCommand(HubClient hub, PrintWriter out) {
        this.hub = hub;
        this.out = out;
    }

    @Override
    public Integer call() {
        String[] parts = scope.split("/", -1);
        if (parts.length != 2) {
            throw new ParameterException(spec.commandLine(), "scope: " + scope + " (expected: as in pribadi/2026-08)");
        }
        String path = HubClient.encoded(parts[0]) + "/" + HubClient.encoded(parts[1]);
        hub.post("/payload-keys/" + path + "/destroy", Map.of("reason", reason, "confirm", confirm))
                .forEach(each -> out.println(KeysCommand.line(each)));
        return 0;
    }
}
