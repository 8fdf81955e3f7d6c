package id.simpul.gateway.runtime;

import id.simpul.gateway.SimpulApplication;
import id.simpul.hub.log.KafkaSettings;
import id.simpul.hub.store.Home;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** The embedded Kafka broker, seen from the hub: the same program started again with the word {@code broker}. */
final class KafkaServer implements Server {
    static final String NAME = "Kafka";

    private static final Duration START = Duration.ofMinutes(2);
    private static final Duration STOP = Duration.ofSeconds(30);

    private final Home home;
    private final KafkaSetup setup;
    private final Path config;
    private final Path pidFile;
    private final Path log;

    KafkaServer(Home home, int port, int controllerPort) {
        this.home = home;
        this.setup = setup(home, port, controllerPort);
        this.config = home.kafka().resolve("broker.properties");
        this.pidFile = home.kafka().resolve("broker.pid");
        this.log = home.logs().resolve("kafka.log");
    }

    static KafkaSetup setup(Home home, int port, int controllerPort) {
        Password password = new Password(home.keys(), "kafka.password");
        return new KafkaSetup(home.kafka().resolve("data"), port, controllerPort, password.value());
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public int port() {
        return setup.port();
    }

    @Override
    public Path log() {
        return log;
    }

    KafkaSettings access() {
        return setup.client();
    }

    @Override
    public synchronized void start() {
        try {
            stop();
            Files.createDirectories(home.kafka());
            Files.deleteIfExists(KafkaBroker.readyFile(config));
            Files.writeString(Folders.privateFile(config), setup.broker());
            Process broker = Children.start(command(), log);
            note(broker);
            awaitReady(broker);
        } catch (IOException e) {
            throw StartFailure.broken("Kafka: " + e.getMessage());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw StartFailure.broken("Kafka: the start was interrupted");
        }
    }

    /** One that cannot be found again, as on a full disk, would keep its folder from every later one. */
    private void note(Process broker) throws IOException {
        try {
            Files.writeString(pidFile, broker.pid() + "\n");
        } catch (IOException full) {
            Children.end(broker.toHandle(), STOP);
            throw full;
        }
    }

    /** The configuration's path comes early: a process list cuts long command lines, and by it a leftover is known. */
    private List<String> command() {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Dsimpul.broker=" + config,
                "-Dlogback.configurationFile=logback-broker.xml",
                "-Xms64m",
                "-Xmx512m",
                "-XX:+UseSerialGC",
                "-XX:+ExitOnOutOfMemoryError",
                "--enable-native-access=ALL-UNNAMED",
                "--sun-misc-unsafe-memory-access=allow"));
        String classPath = System.getProperty("java.class.path");
        if (classPath.endsWith(".jar") && !classPath.contains(":")) {
            command.addAll(List.of("-jar", classPath));
        } else {
            command.addAll(List.of("-cp", classPath, SimpulApplication.class.getName()));
        }
        command.addAll(List.of("broker", config.toString()));
        return command;
    }

    private void awaitReady(Process broker) throws IOException, InterruptedException {
        long deadline = System.nanoTime() + START.toNanos();
        while (!Files.exists(KafkaBroker.readyFile(config))) {
            if (broker.waitFor(50, TimeUnit.MILLISECONDS)) {
                throw StartFailure.broken("Kafka: the broker ended with code " + broker.exitValue() + "; " + log
                        + " ends:" + LogTail.of(log));
            }
            if (System.nanoTime() > deadline) {
                throw StartFailure.broken(
                        "Kafka: not ready after " + START.toSeconds() + " s; " + log + " ends:" + LogTail.of(log));
            }
        }
    }

    @Override
    public synchronized void stop() {
        try {
            Children.find(pidFile, config).ifPresent(each -> Children.end(each, STOP));
            Files.deleteIfExists(pidFile);
        } catch (IOException e) {
            throw StartFailure.broken("Kafka does not stop: " + e.getMessage());
        }
    }

    @Override
    public CompletableFuture<?> ended() {
        return Children.ended(pidFile, config);
    }
}
