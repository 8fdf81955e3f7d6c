package id.simpul.gateway.cli;

import id.simpul.gateway.runtime.StartFailure;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.HelpCommand;
import picocli.CommandLine.IVersionProvider;

/** The root of the operator's commands: thin faces of the admin API, without Spring. */
@Command(
        name = "simpul",
        mixinStandardHelpOptions = true,
        versionProvider = Cli.Version.class,
        subcommands = HelpCommand.class,
        synopsisSubcommandLabel = "[run | COMMAND]",
        description = "Without a command, or with run, starts the hub. The other commands talk to a running hub.",
        footer = {
            "",
            "prepare is for deploy/bin/simpul alone: the hub then starts faster.",
            "",
            "The hub is looked for on this machine, moved by SIMPUL_PORT_BASE; elsewhere:",
            "SIMPUL_GATEWAY_URL and SIMPUL_WEB_URL. Credentials: SIMPUL_CLIENT_ID and",
            "SIMPUL_CLIENT_SECRET; by default konsol, with the secret in",
            "SIMPUL_HOME/keys/konsol-secret or the sample city's.",
            "Exit codes: 0 done, 1 refused, failed or broken, 2 wrong usage,",
            "3 hub not reachable."
        })
public final class Cli {
    private Cli() {}

    /** What the archive says of itself. */
    static final class Version implements IVersionProvider {
        @Override
        public String[] getVersion() {
            String version = Cli.class.getPackage().getImplementationVersion();
            return new String[] {
                "simpul " + (version == null ? "(not from its archive)" : version) + ", Java " + Runtime.version()
            };
        }
    }

    /** Runs one command and returns the exit code of the process. */
    public static int run(String[] arguments) {
        return run(
                arguments,
                System.getenv(),
                new PrintWriter(System.out, true, StandardCharsets.UTF_8),
                new PrintWriter(System.err, true, StandardCharsets.UTF_8));
    }

    static int run(String[] arguments, Map<String, String> environment, PrintWriter out, PrintWriter err) {
        try {
            HubClient hub = new HubClient(HubAddress.from(environment));
            return commands(hub, out)
                    .setOut(out)
                    .setErr(err)
                    .setExecutionExceptionHandler((failed, command, parsed) -> report(failed, err))
                    .execute(arguments);
        } catch (StartFailure wrong) {
            err.println("simpul: " + wrong.sentence());
            return wrong.exitCode();
        }
    }

    private static CommandLine commands(HubClient hub, PrintWriter out) {
        return new CommandLine(new Cli())
                .addSubcommand(new ApplyCommand(hub, out))
                .addSubcommand(new ExportCommand(hub, out))
                .addSubcommand(new CommandLine(new LedgerCommand())
                        .addSubcommand(new VerifyCommand(hub, out))
                        .addSubcommand(new RetentionCommand(hub, out)))
                .addSubcommand(new CommandLine(new EventCommand()).addSubcommand(new EventRetentionCommand(hub, out)))
                .addSubcommand(new CommandLine(new KeysCommand(hub, out)).addSubcommand(new DestroyCommand(hub, out)))
                .addSubcommand(new CommandLine(new LatihanCommand(hub, out))
                        .addSubcommand(new RusakCommand(hub, out))
                        .addSubcommand(new PulihCommand(hub, out)))
                .addSubcommand(new StatusCommand(hub, out))
                .addSubcommand(new CallCommand(hub, out));
    }

    private static int report(Exception failed, PrintWriter err) throws Exception {
        if (failed instanceof CommandException known) {
            known.lines().forEach(err::println);
            return known.exitCode();
        }
        throw failed;
    }
}
