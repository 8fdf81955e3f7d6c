package id.simpul.gateway.dataplane;

import id.simpul.hub.connector.Connections;
import id.simpul.hub.connector.HttpTarget;
import id.simpul.hub.connector.Outbound;
import id.simpul.hub.message.FaultException;
import id.simpul.hub.message.Headers;
import id.simpul.hub.policy.attempt.Replica;
import id.simpul.hub.policy.attempt.Replicas;
import id.simpul.hub.policy.attempt.Targets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/** Looks whether targets answer, where their connection asks for it, through the hub's one client. */
@Component
class ActiveChecks implements SmartLifecycle {
    private static final Logger LOG = LoggerFactory.getLogger(ActiveChecks.class);
    private static final Duration TICK = Duration.ofMillis(100);
    private static final int OK = 200;
    private static final int REDIRECT = 300;

    private final Targets targets;
    private final Connections connections;
    private final Outbound outbound;
    private final Clock clock;
    private final Map<Replica, Instant> due = new ConcurrentHashMap<>();
    private volatile @Nullable ScheduledExecutorService thread;

    ActiveChecks(Targets targets, Connections connections, Outbound outbound, Clock clock) {
        this.targets = targets;
        this.connections = connections;
        this.outbound = outbound;
        this.clock = clock;
    }

    @Override
    public void start() {
        ScheduledExecutorService own = Executors.newSingleThreadScheduledExecutor(
                Thread.ofPlatform().daemon().name("target-checks").factory());
        thread = own;
        var _ = own.scheduleWithFixedDelay(this::look, 0, TICK.toMillis(), TimeUnit.MILLISECONDS);
    }

    private void look() {
        try {
            Set<Replica> wanted = new HashSet<>();
            for (Replicas each : targets.all()) {
                if (each.check().wanted()) {
                    wanted.addAll(each.all());
                    each.all().forEach(replica -> lookAt(each, replica));
                }
            }
            due.keySet().retainAll(wanted);
        } catch (RuntimeException broken) {
            LOG.error("targets could not be looked at", broken);
        }
    }

    private void lookAt(Replicas replicas, Replica replica) {
        if (due.getOrDefault(replica, Instant.MIN).isAfter(clock.instant())) {
            return;
        }
        String[] names = replicas.connection().split("/", 2);
        if (connections.find(names[0], names[1]) instanceof HttpTarget http) {
            due.put(replica, Instant.MAX);
            Thread.ofVirtual().name("target-check").start(() -> check(replicas, replica, http));
        }
    }

    private void check(Replicas replicas, Replica replica, HttpTarget target) {
        try {
            String why = ask(target.only(replica.address()), replicas);
            replicas.checked(replica, why.isEmpty(), why);
        } finally {
            due.computeIfPresent(
                    replica,
                    (same, now) -> clock.instant().plus(replicas.check().every()));
        }
    }

    /** What is wrong; empty where it answers well. */
    private String ask(HttpTarget target, Replicas replicas) {
        try {
            Instant deadline = clock.instant().plus(replicas.check().every());
            int status = outbound.send(
                            target, "GET", replicas.check().path(), Headers.of(Map.of()), new byte[0], deadline)
                    .status();
            return status >= OK && status < REDIRECT ? "" : "status " + status;
        } catch (FaultException failed) {
            return failed.fault().code().code();
        }
    }

    @Override
    public void stop() {
        ScheduledExecutorService running = thread;
        if (running != null) {
            running.shutdownNow();
        }
        thread = null;
    }

    @Override
    public boolean isRunning() {
        return thread != null;
    }
}
