package id.simpul.gateway.runtime;

/** Why the hub does not start, as the one sentence that the operator reads, and the exit code that goes with it. */
public final class StartFailure extends RuntimeException {
    /** The operator's settings are wrong; starting again changes nothing. */
    public static final int CONFIGURATION = 2;
    /** Something broke. */
    public static final int BROKEN = 1;

    private final int exitCode;

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

    public String sentence() {
        return String.valueOf(getMessage());
    }

    public int exitCode() {
        return exitCode;
    }
}
