package id.simpul.gateway.cli;

import java.io.PrintWriter;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Mends a simulated application. */
@Command(name = "pulih", mixinStandardHelpOptions = true, description = "Ends a drill before its time is over.")
final class PulihCommand implements Callable<Integer> {
    private final HubClient hub;
    private final PrintWriter out;

    @Parameters(paramLabel = "<application>", description = "The application to mend.")
    private String application = "";

    PulihCommand(HubClient hub, PrintWriter out) {
        this.hub = hub;
        this.out = out;
    }

    @Override
    public Integer call() {
        hub.delete("/latihan/" + HubClient.encoded(application));
        out.println(application + " is whole again.");
        return 0;
    }
}
