import java.util.LinkedHashMap;
import java.util.Map;

/** What one slice of one row came to; CPU is in microseconds a call that was answered. */
record Slice(double perSecond, double p50Micros, double p99Micros, Map<String, Long> failures, Map<String, Double> cpuMicros) {
    static Slice of(Scenario scenario) throws Exception {
        Map<String, Long> before = scenario.meter().cpuMicros();
        LoadClient.Result load = scenario.load().run();
        Map<String, Long> after = scenario.meter().cpuMicros();
        Map<String, Double> cpu = new LinkedHashMap<>();
        after.forEach((part, micros) ->
                cpu.put(part, (micros - before.getOrDefault(part, 0L)) / (double) Math.max(1, load.answered())));
        return new Slice(load.perSecond(), load.percentile(50), load.percentile(99), load.failures(), cpu);
    }

    long failed() {
        return failures.values().stream().mapToLong(Long::longValue).sum();
    }

    double cpu(String part) {
        return cpuMicros.getOrDefault(part, Double.NaN);
    }
}
