package id.simpul.hub.health;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** What the calls of one service showed lately; passes each on to its connection's meter. */
final class ServiceMeter {
    private static final int SLOTS = 20;
    private static final int RECENT = 8;
    private static final int ENOUGH = 20;
    private static final Duration SLOT = Duration.ofSeconds(15);

    private final ConnectionMeter connection;
    private final Ring window;
    private volatile long limitMicros;

    ServiceMeter(ConnectionMeter connection) {
        this.connection = connection;
        window = new Ring(SLOTS, SLOT);
    }

    ServiceMeter limit(Duration limit) {
        limitMicros = limit.toNanos() / 1000;
        return this;
    }

    void add(long atMillis, Cause.@Nullable Failure failure, long micros) {
        boolean late = micros > limitMicros;
        window.add(atMillis, failure != null, late, micros);
        connection.add(atMillis, failure, late, micros);
    }

    boolean belongsTo(ConnectionMeter meter) {
        return connection == meter;
    }

    /** Of the last two minutes; of the last five where those hold too few calls to judge by. */
    Figures figures(long nowMillis) {
        Figures recent = window.figures(nowMillis, RECENT);
        return recent.calls() >= ENOUGH ? recent : window.figures(nowMillis, SLOTS);
    }
}
