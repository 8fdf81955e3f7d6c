package id.simpul.gateway.cli;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Breaks a simulated application. */
@Command(
        name = "rusak",
        mixinStandardHelpOptions = true,
        synopsisHeading = "Usage: ",
        customSynopsis = "simpul latihan rusak <application> [slow|500|silent] <minutes>",
        description =
                "Breaks a simulated application on purpose: it answers late, answers 500 (the default), or never.")
final class RusakCommand implements Callable<Integer> {
    private static final String DEFAULT_MODE = "500";

    private final HubClient hub;
    private final PrintWriter out;

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli before call
    private CommandSpec spec;

    @Parameters(arity = "2..3", paramLabel = "<application> [slow|500|silent] <minutes>")
    private List<String> words = new ArrayList<>();

    RusakCommand(HubClient hub, PrintWriter out) {
        this.hub = hub;
        this.out = out;
    }

    @Override
    public Integer call() {
        String mode = words.size() == 3 ? words.get(1) : DEFAULT_MODE;
        if (!List.of("slow", "500", "silent").contains(mode)) {
            throw new ParameterException(spec.commandLine(), "mode: " + mode + " (expected: slow, 500 or silent)");
        }
        out.println(LatihanCommand.line(hub.post(
                "/latihan/" + HubClient.encoded(words.getFirst()),
                Map.of("mode", mode, "minutes", minutes(words.getLast())))));
        return 0;
    }

    private int minutes(String word) {
        if (!word.matches("[1-9]\\d{0,3}")) {
            throw new ParameterException(spec.commandLine(), "minutes: " + word + " (expected: a whole number > 0)");
        }
        return Integer.parseInt(word);
    }
}
