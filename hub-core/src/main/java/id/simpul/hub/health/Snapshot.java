package id.simpul.hub.health;

import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Every connection of the city at one moment, the most urgent first. */
public record Snapshot(Instant at, List<ConnectionHealth> connections) {
    /** How many connections are in each state; every state has an entry. */
    public Map<HealthState, Integer> counts() {
        Map<HealthState, Integer> counts = new EnumMap<>(HealthState.class);
        for (HealthState state : HealthState.values()) {
            counts.put(state, 0);
        }
        connections.forEach(each -> counts.merge(each.state(), 1, Integer::sum));
        return counts;
    }

    public Optional<ConnectionHealth> find(String application, String connection) {
        ConnectionKey key = new ConnectionKey(application, connection);
        return connections.stream().filter(each -> each.key().equals(key)).findFirst();
    }
}
