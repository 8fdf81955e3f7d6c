package id.simpul.gateway.runtime;

import id.simpul.hub.log.KafkaSettings;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** PostgreSQL and Kafka as far as this installation runs them itself: none where the operator named external ones. */
final class EmbeddedServers {
    private static final Logger LOG = LoggerFactory.getLogger(EmbeddedServers.class);

    private final DatabaseAccess database;
    private final KafkaSettings kafka;
    private final Map<Server, CompletableFuture<Void>> starts = new LinkedHashMap<>();
    private volatile boolean stopping;

    EmbeddedServers(Settings settings) {
        List<Integer> free = FreePorts.find(3, settings.ports());
        this.database = settings.database()
                .orElseGet(() -> chosen(new PostgresServer(settings.home(), free.getFirst()))
                        .access());
        this.kafka = settings.kafka()
                .orElseGet(() -> chosen(new KafkaServer(settings.home(), free.get(1), free.getLast()))
                        .access());
    }

    private <S extends Server> S chosen(S server) {
        starts.put(server, new CompletableFuture<>());
        return server;
    }

    DatabaseAccess database() {
        return database;
    }

    KafkaSettings kafka() {
        return kafka;
    }

    /** One line a server: its name and port. */
    String ports() {
        return starts.keySet().stream()
                .map(each -> each.name() + "=" + each.port() + "\n")
                .collect(Collectors.joining());
    }

    /** Starts them beside each other and beside whatever the caller does meanwhile. */
    void start(Steps steps) {
        starts.replaceAll((server, none) -> {
            CompletableFuture<Void> started = CompletableFuture.runAsync(server::start, aside(server));
            steps.add(server.name() + " siap (ready)", started);
            aside(server).execute(() -> keep(server, started));
            return started;
        });
    }

    private static Executor aside(Server server) {
        return task -> Thread.ofVirtual().name(server.name()).start(task);
    }

    /** A server that ends by itself is started again: the hub's promises do not depend on somebody being awake. */
    private void keep(Server server, CompletableFuture<Void> started) {
        boolean runs = started.handle((none, failed) -> failed == null).join();
        while (runs && !stopping) {
            server.ended().join();
            restart(server);
        }
    }

    private void restart(Server server) {
        synchronized (server) {
            if (stopping) {
                return;
            }
            LOG.error("{} ended by itself and is started again; the reason stands in {}", server.name(), server.log());
            try {
                server.start();
                LOG.warn("{} runs again", server.name());
            } catch (StartFailure failed) {
                LOG.error("{}", failed.sentence());
            }
        }
    }

    /** Kafka first, PostgreSQL last: what is written to the log becomes rows. */
    void stop(Progress progress) {
        stopping = true;
        for (Server each : new ArrayList<>(starts.keySet()).reversed()) {
            starts.getOrDefault(each, CompletableFuture.completedFuture(null))
                    .exceptionally(failed -> null)
                    .join();
            stop(each, progress);
        }
    }

    private static void stop(Server server, Progress progress) {
        try {
            server.stop();
            progress.step(server.name() + " berhenti (stopped)");
        } catch (StartFailure failed) {
            progress.step(failed.sentence());
        }
    }
}
