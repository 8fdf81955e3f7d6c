package id.simpul.hub.event;

import id.simpul.hub.keys.KeyUnknownException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** How long what is sealed waits for a key that nobody knows. */
@Component
class KeyWait {
    /**
     * Nodes compare their keys with the database every five seconds, and one that starts again is there within a minute: a
     * key that does not come by then may never come, and a partition of the log must not wait for it.
     */
    static final Duration PATIENCE = Duration.ofMinutes(1);

    private static final Logger LOG = LoggerFactory.getLogger(KeyWait.class);
    private static final int KEYS = 1000;

    private final Clock clock;
    private final Map<String, Instant> since = new LinkedHashMap<>() {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Instant> eldest) {
            return size() > KEYS;
        }
    };

    KeyWait(Clock clock) {
        this.clock = clock;
    }

    /** Whether the time is up. It runs from when the database did not know the key, and begins anew where that is away. */
    synchronized boolean over(KeyUnknownException unknown) {
        if (!unknown.compared()) {
            since.remove(unknown.id());
            return false;
        }
        Instant now = clock.instant();
        Instant first = since.putIfAbsent(unknown.id(), now);
        if (first == null) {
            LOG.warn(
                    "no node has key {}: events that it sealed are waited for, for {} s",
                    unknown.id(),
                    PATIENCE.toSeconds());
            return false;
        }
        return !now.isBefore(first.plus(PATIENCE));
    }
}
