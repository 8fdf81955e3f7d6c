package id.simpul.hub.registry.rows;

import id.simpul.hub.registry.Application.Connection;
import id.simpul.hub.registry.Durations;
import id.simpul.hub.registry.MaintenanceWindow;
import id.simpul.hub.registry.Resilience;
import id.simpul.hub.registry.TargetCheck;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;

/** A connection as a row, and back. */
final class ConnectionRow {
    private ConnectionRow() {}

    static Map<String, Object> values(String application, Connection connection) {
        Map<String, Object> values = new HashMap<>();
        values.put("application", application);
        values.put("code", connection.code());
        values.put("kind", connection.kind());
        values.put("settings", connection.settings());
        values.put("targets", weights(connection.targets()));
        values.put("check_path", connection.check().path());
        values.put("check_every", Durations.text(connection.check().every()));
        values.put("check_failures", String.valueOf(connection.check().failures()));
        values.put("check_successes", String.valueOf(connection.check().successes()));
        values.put(
                "maintenance",
                connection.maintenance().stream()
                        .map(MaintenanceWindow::toString)
                        .toList());
        put(values, connection.resilience());
        return values;
    }

    private static Map<String, String> weights(Map<String, Integer> targets) {
        Map<String, String> weights = new TreeMap<>();
        targets.forEach((address, weight) -> weights.put(address, String.valueOf(weight)));
        return weights;
    }

    private static void put(Map<String, Object> values, Resilience resilience) {
        values.put("failure_rate", String.valueOf(resilience.failureRate()));
        values.put("window_calls", String.valueOf(resilience.window()));
        values.put("minimum_calls", String.valueOf(resilience.minimumCalls()));
        values.put("open_for", Durations.text(resilience.open()));
        values.put("concurrency", String.valueOf(resilience.concurrency()));
        values.put("probes", String.valueOf(resilience.probes()));
        values.put("slow_after", Durations.text(resilience.slow().after()));
        values.put("slow_rate", String.valueOf(resilience.slow().rate()));
        values.put("first_byte", Durations.text(resilience.firstByte()));
        values.put("retries", String.valueOf(resilience.retry().most()));
        values.put("retry_budget", String.valueOf(resilience.retry().budget()));
        values.put(
                "retry_on",
                resilience.retry().on().stream().map(String::valueOf).toList());
        values.put("eject", String.valueOf(resilience.eject()));
    }

    static Connection connection(Row row) {
        Map<String, Integer> targets = new TreeMap<>();
        row.map("targets").forEach((address, weight) -> targets.put(address, Integer.valueOf(weight)));
        return new Connection(
                row.text("code"),
                row.text("kind"),
                resilience(row),
                row.map("settings"),
                targets,
                new TargetCheck(
                        row.text("check_path"),
                        Durations.parse(row.text("check_every")),
                        row.number("check_failures"),
                        row.number("check_successes")),
                row.list("maintenance").stream().map(MaintenanceWindow::parse).toList());
    }

    private static Resilience resilience(Row row) {
        return new Resilience(
                row.number("failure_rate"),
                row.number("window_calls"),
                row.number("minimum_calls"),
                Durations.parse(row.text("open_for")),
                row.number("concurrency"),
                row.number("probes"),
                new Resilience.Slow(Durations.parse(row.text("slow_after")), row.number("slow_rate")),
                Durations.parse(row.text("first_byte")),
                new Resilience.Retry(
                        row.number("retries"),
                        row.number("retry_budget"),
                        row.list("retry_on").stream().map(Integer::valueOf).toList()),
                row.number("eject"));
    }
}
