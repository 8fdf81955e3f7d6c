package id.simpul.hub.registry.yaml;

import id.simpul.hub.registry.Application.Connection;
import id.simpul.hub.registry.ConnectionFace;
import id.simpul.hub.registry.ConnectionFace.Field;
import id.simpul.hub.registry.ConnectionFaces;
import id.simpul.hub.registry.MaintenanceWindow;
import id.simpul.hub.registry.Resilience;
import id.simpul.hub.registry.TargetCheck;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Reads one connection: its kind, settings and targets, what it bears, and when it rests. */
final class ConnectionReader {
    static final List<String> CONNECTION =
            List.of("code", "kind", "resilience", "targets", "check", "maintenance", "settings");
    private static final List<String> RESILIENCE = List.of(
            "failureRate",
            "window",
            "minimumCalls",
            "open",
            "concurrency",
            "probes",
            "slowAfter",
            "slowRate",
            "firstByte",
            "retries",
            "retryBudget",
            "retryOn",
            "eject");
    private static final List<String> TARGET = List.of("address", "weight");
    private static final List<String> CHECK = List.of("path", "every", "failures", "successes");
    private static final List<String> WINDOW = List.of("from", "until", "reason");
    private static final Format<Duration> SHORT = Format.duration(Duration.ofMillis(100), Duration.ofHours(1));
    private static final Format<Duration> WAIT = Format.duration(Duration.ofMillis(50), Duration.ofMinutes(5));

    private final ConnectionFaces faces;

    ConnectionReader(ConnectionFaces faces) {
        this.faces = faces;
    }

    Connection read(Fields fields) {
        String kind = fields.required("kind", Format.CODE);
        ConnectionFace face = faces.of(kind);
        if (face == null && !kind.isEmpty()) {
            fields.problem("kind", Similar.expected(kind, new TreeSet<>(faces.kinds())), kind);
        }
        Map<String, Integer> targets = targets(fields, face);
        Map<String, String> settings = Settings.read(fields, face == null ? null : known(face, targets));
        if (face != null && !targets.isEmpty() && settings.containsKey(face.targets())) {
            fields.problem("targets", "targets or settings." + face.targets() + ", not both", "both");
        }
        return new Connection(
                fields.required("code", Format.CODE),
                kind,
                resilience(fields.mapping("resilience", RESILIENCE)),
                settings,
                targets,
                check(fields, face),
                maintenance(fields));
    }

    /** With targets the field whose place they take is not missed. */
    private static List<Field> known(ConnectionFace face, Map<String, Integer> targets) {
        return targets.isEmpty()
                ? face.connection()
                : face.connection().stream()
                        .map(each -> each.name().equals(face.targets()) ? each.optional() : each)
                        .toList();
    }

    private static Map<String, Integer> targets(Fields connection, @Nullable ConnectionFace face) {
        Map<String, Integer> targets = new TreeMap<>();
        Once once = new Once();
        for (Fields each : connection.mappings("targets", TARGET)) {
            String address = each.required("address", Format.SETTING);
            once.check(each, "address", address);
            if (face != null) {
                Settings.checkTarget(each, "address", face, address);
            }
            targets.put(address, each.optional("weight", Format.number(1, 100), 1));
        }
        if (!targets.isEmpty() && face != null && face.targets().isEmpty()) {
            connection.problem("targets", "no targets, the kind " + face.kind() + " has one", "targets");
        }
        return targets;
    }

    private static TargetCheck check(Fields connection, @Nullable ConnectionFace face) {
        Fields fields = connection.mapping("check", CHECK);
        if (!connection.has("check")) {
            return TargetCheck.NONE;
        }
        if (face != null && face.targets().isEmpty()) {
            connection.problem("check", "no check, the kind " + face.kind() + " cannot be looked at", "check");
        }
        TargetCheck standard = TargetCheck.NONE;
        return new TargetCheck(
                fields.required("path", Format.CHECK_PATH),
                fields.optional("every", SHORT, standard.every()),
                fields.optional("failures", Format.number(1, 100), standard.failures()),
                fields.optional("successes", Format.number(1, 100), standard.successes()));
    }

    private static List<MaintenanceWindow> maintenance(Fields connection) {
        List<MaintenanceWindow> windows = new ArrayList<>();
        for (Fields each : connection.mappings("maintenance", WINDOW)) {
            MaintenanceWindow window = new MaintenanceWindow(
                    each.required("from", Format.MOMENT),
                    each.required("until", Format.MOMENT),
                    each.required("reason", Format.NAME));
            if (each.has("from") && each.has("until") && !window.until().isAfter(window.from())) {
                each.problem("until", "after " + window.from(), window.until().toString());
            }
            windows.add(window);
        }
        return windows;
    }

    private static Resilience resilience(Fields fields) {
        Resilience standard = Resilience.DEFAULT;
        Resilience given = new Resilience(
                fields.optional("failureRate", Format.number(1, 100), standard.failureRate()),
                fields.optional("window", Format.number(2, 10_000), standard.window()),
                fields.optional("minimumCalls", Format.number(1, 10_000), standard.minimumCalls()),
                fields.optional("open", SHORT, standard.open()),
                fields.optional("concurrency", Format.number(1, 100_000), standard.concurrency()),
                fields.optional("probes", Format.number(1, 100), standard.probes()),
                new Resilience.Slow(
                        fields.optional("slowAfter", WAIT, standard.slow().after()),
                        fields.optional(
                                "slowRate",
                                Format.number(1, 100),
                                standard.slow().rate())),
                fields.optional("firstByte", WAIT, standard.firstByte()),
                retry(fields, standard.retry()),
                fields.optional("eject", Format.number(1, 1000), standard.eject()));
        if (given.minimumCalls() > given.window()) {
            fields.problem("minimumCalls", "at most the window, " + given.window(), given.minimumCalls() + "");
        }
        return given;
    }

    private static Resilience.Retry retry(Fields fields, Resilience.Retry standard) {
        return new Resilience.Retry(
                fields.optional("retries", Format.number(0, 5), standard.most()),
                fields.optional("retryBudget", Format.number(0, 100), standard.budget()),
                fields.has("retryOn") ? fields.list("retryOn", Format.RETRIED_STATUS) : standard.on());
    }
}
