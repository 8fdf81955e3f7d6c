package id.simpul.hub.policy.attempt;

import id.simpul.hub.registry.Resilience;
import id.simpul.hub.registry.TargetCheck;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.Random;
import java.util.stream.IntStream;

/** Targets of a made-up connection. */
final class Sample {
    static final TargetCheck CHECK = new TargetCheck("/sehat", Duration.ofSeconds(1), 2, 2);

    private Sample() {}

    static Replicas replicas(Clock clock, long seed, int... weights) {
        Random random = new Random(seed);
        return new Replicas(
                "uji/utama",
                IntStream.range(0, weights.length)
                        .mapToObj(i -> new Replica(URI.create("http://t" + i), weights[i], clock.instant()))
                        .toList(),
                Resilience.DEFAULT,
                CHECK,
                RetryMeter.of("uji/utama", new SimpleMeterRegistry()),
                clock,
                random::nextInt);
    }

    /** Fails so often that it is left out. */
    static void eject(Replicas replicas, Replica replica) {
        for (int i = 0; i < Resilience.STANDARD_EJECT; i++) {
            replicas.failed(replica, "tujuan-memutus");
        }
    }
}
