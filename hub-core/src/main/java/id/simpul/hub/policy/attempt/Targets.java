package id.simpul.hub.policy.attempt;

import id.simpul.hub.observe.MetricNames;
import id.simpul.hub.registry.Application.Connection;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.Tags;
import java.net.URI;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The targets of every connection that has an address. A target keeps its memory as long as its address stays. */
@Component
public class Targets {
    private final MeterRegistry meters;
    private final MultiGauge up;
    private final Clock clock;
    private final Map<String, Replicas> known = new ConcurrentHashMap<>();

    public Targets(MeterRegistry meters, Clock clock) {
        this.meters = meters;
        this.up = MultiGauge.builder(MetricNames.TARGET_UP).register(meters);
        this.clock = clock;
    }

    /**
     * The targets of one connection, made anew where something about them changed.
     *
     * @param name {@code application/connection}
     * @param weights every address with its weight
     */
    public Replicas of(String name, Connection connection, Map<URI, Integer> weights) {
        Replicas made = known.compute(
                name,
                (same, before) -> before != null && fits(before, connection, weights)
                        ? before
                        : make(name, connection, weights, before));
        return made;
    }

    private static boolean fits(Replicas replicas, Connection connection, Map<URI, Integer> weights) {
        Map<URI, Integer> present = new TreeMap<>();
        replicas.all().forEach(each -> present.put(each.address(), each.weight()));
        return present.equals(weights)
                && replicas.rules().equals(connection.resilience())
                && replicas.check().equals(connection.check());
    }

    private Replicas make(String name, Connection connection, Map<URI, Integer> weights, @Nullable Replicas before) {
        List<Replica> all = new ArrayList<>();
        new TreeMap<>(weights).forEach((address, weight) -> all.add(replica(address, weight, connection, before)));
        return new Replicas(
                name,
                all,
                connection.resilience(),
                connection.check(),
                RetryMeter.of(name, meters),
                clock,
                below -> ThreadLocalRandom.current().nextInt(below));
    }

    private Replica replica(URI address, int weight, Connection connection, @Nullable Replicas before) {
        if (before != null) {
            for (Replica each : before.all()) {
                if (each.address().equals(address) && each.weight() == weight) {
                    if (!connection.check().wanted()) {
                        each.forgetChecks(clock.instant());
                    }
                    return each;
                }
            }
        }
        return new Replica(address, weight, clock.instant());
    }

    /** The targets of {@code application/connection}, or null. */
    public @Nullable Replicas find(String name) {
        return known.get(name);
    }

    public Collection<Replicas> all() {
        return List.copyOf(known.values());
    }

    /** Forgets connections that are no longer registered, and shows the others to the metrics. */
    public void keepOnly(Set<String> connections) {
        known.keySet().retainAll(connections);
        List<MultiGauge.Row<?>> rows = new ArrayList<>();
        known.values().forEach(each -> each.all().forEach(replica -> rows.add(row(each.connection(), replica))));
        up.register(rows, true);
    }

    private MultiGauge.Row<?> row(String connection, Replica replica) {
        String[] names = connection.split("/", 2);
        Tags tags = Tags.of(
                "application",
                names[0],
                "connection",
                names[names.length - 1],
                "target",
                replica.address().getAuthority());
        return MultiGauge.Row.of(tags, () -> replica.takesPart(clock.instant()) ? 1 : 0);
    }
}
