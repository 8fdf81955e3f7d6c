import java.util.Map;

/** A row; its rate is divided by that of the row named by {@code baseline} in the same round. */
record Scenario(String row, String name, String baseline, Load load, Meter meter) {

    /** One slice of load. */
    interface Load {
        LoadClient.Result run() throws Exception;
    }

    /** CPU time so far, in microseconds, by part. */
    interface Meter {
        Map<String, Long> cpuMicros() throws Exception;
    }
}
