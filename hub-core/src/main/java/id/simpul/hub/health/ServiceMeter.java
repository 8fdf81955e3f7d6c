package id.simpul.hub.health;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** What the calls of one service showed lately; passes each on to its connection's meter. */
final class ServiceMeter {
    private static final int SLOTS = 8;
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

    Figures figures(long nowMillis) {
        return window.figures(nowMillis);
    }
}
