package id.simpul.gateway.cli;

import java.util.List;

/** Why a command did not do what it was asked, in the lines that the person reads. */
final class CommandException extends RuntimeException {
    private static final long serialVersionUID = 1L;
    private static final int REFUSED = 1;
    private static final int UNREACHABLE = 3;

    private final int exitCode;
    private final transient List<String> lines;

    private CommandException(int exitCode, List<String> lines) {
        super(lines.getFirst());
        this.exitCode = exitCode;
        this.lines = lines;
    }

    static CommandException refused(String... lines) {
        return new CommandException(REFUSED, List.of(lines));
    }

    static CommandException refused(List<String> lines) {
        return new CommandException(REFUSED, lines);
    }

    static CommandException unreachable(String url, String reason) {
        return new CommandException(
                UNREACHABLE,
                List.of("simpul: no hub answers at " + url + " (" + reason + "); start it, or say where it is with"
                        + " SIMPUL_PORT_BASE or SIMPUL_WEB_URL and SIMPUL_GATEWAY_URL"));
    }

    int exitCode() {
        return exitCode;
    }

    List<String> lines() {
        return lines;
    }
}
