package id.simpul.gateway.cli;

import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The root of the operator's commands. */
@Command(
        name = "simpul",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "[run | COMMAND]",
        description = "Without a command, or with run, starts the hub.")
public final class Cli {
    private Cli() {}

    /** Runs one command and returns the exit code of the process. */
    public static int run(String[] arguments) {
        return new CommandLine(new Cli()).execute(arguments);
    }
}
