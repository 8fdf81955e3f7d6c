package id.simpul.gateway.runtime;

import org.springframework.boot.web.server.PortInUseException;

/** Why the hub does not start, as the one sentence that the operator reads, and the exit code that goes with it. */
public final class StartFailure extends RuntimeException {
    /** The operator's settings are wrong; starting again changes nothing. */
    public static final int CONFIGURATION = 2;
    /** Something broke. */
    public static final int BROKEN = 1;

    private final int exitCode;

    private StartFailure(int exitCode, String sentence, Throwable cause) {
        super(sentence, cause);
        this.exitCode = exitCode;
    }

    private StartFailure(int exitCode, String sentence) {
        super(sentence);
        this.exitCode = exitCode;
    }

    public static StartFailure configuration(String sentence) {
        return new StartFailure(CONFIGURATION, sentence);
    }

    static StartFailure broken(String sentence) {
        return new StartFailure(BROKEN, sentence);
    }

    /** Says of a chain of causes what its first one says. */
    static StartFailure because(Throwable failed) {
        Throwable root = failed;
        while (root.getCause() != null && !(root instanceof StartFailure)) {
            root = root.getCause();
        }
        if (root instanceof StartFailure known) {
            return known;
        }
        return root instanceof PortInUseException busy ? portInUse(busy.getPort()) : unknown(root, failed);
    }

    static StartFailure portInUse(int port) {
        return configuration(
                "port " + port + " is in use by another process (expected: free; stop that one, or move all"
                        + " ports with SIMPUL_PORT_BASE)");
    }

    private static StartFailure unknown(Throwable root, Throwable failed) {
        String message = root.getMessage() == null ? root.getClass().getSimpleName() : root.getMessage();
        return new StartFailure(BROKEN, message.lines().findFirst().orElse(message), failed);
    }

    public String sentence() {
        return String.valueOf(getMessage());
    }

    public int exitCode() {
        return exitCode;
    }
}
