package id.simpul.hub.policy;

import id.simpul.hub.message.Fault;
import id.simpul.hub.message.FaultCode;
import id.simpul.hub.registry.Application;
import id.simpul.hub.registry.RouteTable;
import id.simpul.hub.registry.RouteTableListener;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Is this connection paused, by a person or by a window planned in the registry? Answered without a lock: two volatile reads
 * of immutable maps, empty on most days.
 */
@Component
public class Maintenance implements RouteTableListener {
    private final Clock clock;
    private final List<Change> changes = new ArrayList<>();
    private volatile Map<String, Map<String, Pause>> pauses = Map.of();
    private volatile Map<String, Map<String, List<Pause>>> planned = Map.of();

    public Maintenance(Clock clock) {
        this.clock = clock;
    }

    /** The pause in force for a connection, or null; it ends by the clock. */
    public @Nullable Pause pause(String application, String connection) {
        Map<String, Map<String, Pause>> current = pauses;
        if (current.isEmpty() && planned.isEmpty()) {
            return null;
        }
        Instant now = clock.instant();
        Pause pause = current.getOrDefault(application, Map.of()).get(connection);
        if (pause != null && pause.covers(now)) {
            return pause;
        }
        return planned(application, connection).stream()
                .filter(each -> each.covers(now))
                .findFirst()
                .orElse(null);
    }

    /** The windows that the registry plans for a connection, the earliest first, past ones among them. */
    public List<Pause> planned(String application, String connection) {
        return planned.getOrDefault(application, Map.of()).getOrDefault(connection, List.of());
    }

    /** Takes the windows of a new table over. */
    @Override
    public void accept(RouteTable table) {
        ZoneId zone = table.registry().city().zone();
        Map<String, Map<String, List<Pause>>> next = new HashMap<>();
        for (Application application : table.registry().applications()) {
            for (Application.Connection each : application.connections()) {
                if (!each.maintenance().isEmpty()) {
                    next.computeIfAbsent(application.code(), code -> new HashMap<>())
                            .put(
                                    each.code(),
                                    each.maintenance().stream()
                                            .map(window -> Pause.planned(window, zone))
                                            .toList());
                }
            }
        }
        planned = Map.copyOf(next);
    }

    /** The refusal, or null where the connection is not paused. */
    public @Nullable Fault check(String application, String connection) {
        Pause pause = pause(application, connection);
        return pause == null
                ? null
                : Fault.busy(
                        FaultCode.PEMELIHARAAN,
                        "The connection is paused until " + pause.until() + ": " + pause.reason(),
                        Duration.between(clock.instant(), pause.until()));
    }

    /** Pauses a connection, replacing a pause under way. */
    public synchronized void begin(String application, String connection, Pause pause) {
        changes.add(new Change(application, connection, pause, pause.by()));
        put(application, connection, pause);
    }

    /** Ends a pause early. */
    public synchronized void end(String application, String connection, String by) {
        Pause pause = pause(application, connection);
        if (pause != null && !pause.planned()) {
            changes.add(new Change(application, connection, null, by));
            put(application, connection, null);
        }
    }

    private void put(String application, String connection, @Nullable Pause pause) {
        Map<String, Map<String, Pause>> next = new HashMap<>(pauses);
        Map<String, Pause> own = new HashMap<>(next.getOrDefault(application, Map.of()));
        if (pause == null) {
            own.remove(connection);
        } else {
            own.put(connection, pause);
        }
        if (own.isEmpty()) {
            next.remove(application);
        } else {
            next.put(application, Map.copyOf(own));
        }
        pauses = Map.copyOf(next);
    }

    /** The first decision that is not stored yet, or null; it stays until {@link #stored}. */
    public synchronized @Nullable Change unstored() {
        return changes.isEmpty() ? null : changes.getFirst();
    }

    /** Says that {@code change} is on disk. */
    public synchronized void stored(Change change) {
        changes.remove(change);
    }

    /** Takes over the stored pauses, by application and connection, unless a decision still waits to be stored. */
    public synchronized void restore(Map<String, Map<String, Pause>> stored) {
        if (changes.isEmpty()) {
            pauses = Map.copyOf(stored);
        }
    }

    /** A decision of a person; a null pause ends the one under way. */
    public record Change(
            String application, String connection, @Nullable Pause pause, String by) {}
}
