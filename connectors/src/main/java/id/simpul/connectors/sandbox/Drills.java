package id.simpul.connectors.sandbox;

import id.simpul.hub.connector.Latihan;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Conditional;
import org.springframework.stereotype.Component;

/** The drills under way. One ends when its time is over, without anybody's help, and does not outlive the hub. */
@Component
@Conditional(SampleCity.class)
class Drills implements Latihan {
    /** How late a slow application answers, in a drill and for the magic value. */
    static final Duration SLOW = Duration.ofSeconds(2);

    private static final Duration LONGEST = Duration.ofHours(8);

    private final Applications applications;
    private final Clock clock;
    private final Map<String, Drill> drills = new ConcurrentHashMap<>();

    Drills(Applications applications, Clock clock) {
        this.applications = applications;
        this.clock = clock;
    }

    @Override
    public List<String> applications() {
        return applications.codes();
    }

    @Override
    public Drill rusak(String application, Mode mode, Duration length) {
        if (applications.find(application) == null) {
            throw new IllegalArgumentException(
                    "application: " + application + " (expected: one of " + applications() + ")");
        }
        if (length.isNegative() || length.isZero() || length.compareTo(LONGEST) > 0) {
            throw new IllegalArgumentException("length: " + length + " (expected: > 0 and <= " + LONGEST + ")");
        }
        Drill drill = new Drill(application, mode, clock.instant().plus(length));
        drills.put(application, drill);
        return drill;
    }

    @Override
    public void pulih(String application) {
        drills.remove(application);
    }

    @Override
    public List<Drill> active() {
        return applications().stream()
                .map(this::current)
                .filter(java.util.Objects::nonNull)
                .toList();
    }

    /** How {@code application} is broken at this moment; null where it is whole. */
    @Nullable
    Mode mode(String application) {
        Drill drill = current(application);
        return drill == null ? null : drill.mode();
    }

    private @Nullable Drill current(String application) {
        Drill drill = drills.get(application);
        if (drill != null && !clock.instant().isBefore(drill.until())) {
            drills.remove(application, drill);
            return null;
        }
        return drill;
    }
}
