package id.simpul.gateway.runtime;

import id.simpul.gateway.SimpulApplication;
import id.simpul.hub.log.KafkaSettings;
import id.simpul.hub.store.Home;
import id.simpul.hub.store.Readiness;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.MapPropertySource;

/** The life of the hub's process: servers and context start side by side, and stop in order. */
public final class Hub {
    private final Settings settings;
    private final Progress progress;
    private final HomeLock lock;
    private final List<Server> servers = new ArrayList<>();
    private final Map<Server, CompletableFuture<Void>> starts = new HashMap<>();
    private volatile @Nullable ConfigurableApplicationContext context;
    private volatile boolean stopping;

    private Hub(Settings settings, Progress progress, HomeLock lock) {
        this.settings = settings;
        this.progress = progress;
        this.lock = lock;
    }

    /** Runs the hub until the process is told to end; returns only when it did not start, with the exit code. */
    public static int run(Map<String, String> environment) {
        try {
            Progress progress = new Progress(System.out);
            Settings settings = Settings.from(environment);
            HomeLock lock = HomeLock.take(settings.home());
            logTo(settings.home());
            return new Hub(settings, progress, lock).serve();
        } catch (StartFailure failure) {
            return report(failure);
        }
    }

    private static void logTo(Home home) {
        System.setProperty("simpul.logs", home.logs().toString());
        System.setProperty("logback.configurationFile", "logback-hub.xml");
        System.setProperty("logging.config", "classpath:logback-hub.xml");
    }

    private static int report(StartFailure failure) {
        System.err.println("simpul: " + failure.sentence());
        return failure.exitCode();
    }

    private int serve() {
        Preflight.requireFree(settings.ports());
        Runtime.getRuntime().addShutdownHook(new Thread(this::stop, "stop"));
        try {
            start();
            new CountDownLatch(1).await();
            return 0;
        } catch (StartFailure failure) {
            boolean told = stopping;
            stop();
            return told ? failure.exitCode() : report(failure);
        } catch (InterruptedException e) {
            return StartFailure.BROKEN;
        }
    }

    private void start() {
        List<Integer> free = FreePorts.find(3);
        Map<String, Object> properties = properties();
        properties.putAll(database(free.getFirst()));
        properties.putAll(kafka(free.get(1), free.getLast()));
        servers.forEach(this::startBeside);
        ConfigurableApplicationContext started = startContext(properties);
        starts.values().forEach(Hub::await);
        started.getBeansOfType(Readiness.class).values().forEach(this::await);
        progress.line(StartScreen.of(settings));
    }

    private Map<String, Object> properties() {
        Map<String, Object> properties = new HashMap<>();
        properties.put("simpul.home", settings.home().root().toString());
        properties.put("simpul.port-base", settings.ports().base());
        properties.put("server.port", settings.ports().web());
        properties.put("management.server.port", settings.ports().management());
        return properties;
    }

    private Map<String, Object> database(int port) {
        DatabaseAccess access = settings.database().orElseGet(() -> {
            PostgresServer server = new PostgresServer(settings.home(), port);
            servers.add(server);
            return server.access();
        });
        return Map.of(
                "spring.datasource.url", access.url(),
                "spring.datasource.username", access.user(),
                "spring.datasource.password", access.password());
    }

    private Map<String, Object> kafka(int port, int controllerPort) {
        KafkaSettings access = settings.kafka().orElseGet(() -> {
            KafkaServer server = new KafkaServer(settings.home(), port, controllerPort);
            servers.add(server);
            return server.access();
        });
        Map<String, Object> properties = new HashMap<>();
        access.client().forEach((name, value) -> properties.put("simpul.kafka.client[" + name + "]", value));
        return properties;
    }

    private void startBeside(Server server) {
        Executor aside = task -> Thread.ofVirtual().name(server.name()).start(task);
        starts.put(
                server,
                CompletableFuture.runAsync(
                        () -> {
                            server.start();
                            progress.step(server.name() + " siap (ready)");
                        },
                        aside));
    }

    private ConfigurableApplicationContext startContext(Map<String, Object> properties) {
        SpringApplication application = new SpringApplication(SimpulApplication.class);
        application.setRegisterShutdownHook(false);
        application.addInitializers(fresh -> {
            fresh.getEnvironment().getPropertySources().addFirst(new MapPropertySource("simpul", properties));
            context = fresh;
        });
        try {
            return application.run();
        } catch (RuntimeException failed) {
            throw StartFailure.broken(failed + "");
        }
    }

    private void await(Readiness readiness) {
        await(readiness.ready());
        progress.step(readiness.step());
    }

    private static void await(CompletableFuture<Void> future) {
        try {
            future.join();
        } catch (CompletionException failed) {
            throw failed.getCause() instanceof StartFailure known ? known : StartFailure.broken(failed.getCause() + "");
        }
    }

    /** First the hub, which still writes; then Kafka, then PostgreSQL. */
    private synchronized void stop() {
        if (stopping) {
            return;
        }
        stopping = true;
        ConfigurableApplicationContext started = context;
        if (started != null) {
            started.close();
        }
        for (Server each : servers.reversed()) {
            stopStarted(each);
        }
        lock.close();
    }

    private void stopStarted(Server server) {
        starts.getOrDefault(server, CompletableFuture.completedFuture(null))
                .exceptionally(failed -> null)
                .join();
        server.stop();
        progress.step(server.name() + " berhenti (stopped)");
    }
}
