package id.simpul.hub.log;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.utils.Exit;
import org.apache.kafka.common.utils.Time;
import org.apache.kafka.metadata.storage.Formatter;
import org.apache.kafka.server.common.MetadataVersion;

/** A real broker inside the test's JVM; {@link #shared()} is one for all tests, without topics for each. */
public final class TestBroker implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final Path data;
    private final int port = freePort();
    private final int controllerPort = freePort();
    private KafkaRaftServer server;

    /** Starts a broker whose data lie in {@code data}. */
    public TestBroker(Path data) {
        this.data = data;
        Exit.setExitProcedure((code, message) -> {
            throw new IllegalStateException("broker exit " + code + ": " + message);
        });
        Exit.setHaltProcedure((code, message) -> {
            throw new IllegalStateException("broker halt " + code + ": " + message);
        });
        server = started();
    }

    /** The JVM's one broker, with all topics deleted. */
    public static TestBroker shared() {
        Shared.BROKER.deleteTopics();
        return Shared.BROKER;
    }

    private KafkaRaftServer started() {
        try {
            format();
            KafkaRaftServer fresh = new KafkaRaftServer(KafkaConfig.fromProps(configuration(), false), Time.SYSTEM);
            fresh.startup();
            return fresh;
        } catch (Exception failed) {
            throw new IllegalStateException(failed);
        }
    }

    private void format() throws Exception {
        if (!Files.exists(data.resolve("meta.properties"))) {
            Files.createDirectories(data);
            new Formatter()
                    .setClusterId(Uuid.randomUuid().toString())
                    .setNodeId(1)
                    .setReleaseVersion(MetadataVersion.latestProduction())
                    .setControllerListenerName("CONTROLLER")
                    .setMetadataLogDirectory(data.toString())
                    .addDirectory(data.toString())
                    .run();
        }
    }

    private Properties configuration() {
        Properties properties = new Properties();
        properties.putAll(Map.ofEntries(
                Map.entry("process.roles", "broker,controller"),
                Map.entry("node.id", "1"),
                Map.entry("controller.quorum.voters", "1@127.0.0.1:" + controllerPort),
                Map.entry("controller.listener.names", "CONTROLLER"),
                Map.entry("inter.broker.listener.name", "CLIENT"),
                Map.entry("listeners", "CLIENT://127.0.0.1:" + port + ",CONTROLLER://127.0.0.1:" + controllerPort),
                Map.entry("advertised.listeners", "CLIENT://127.0.0.1:" + port),
                Map.entry("listener.security.protocol.map", "CLIENT:PLAINTEXT,CONTROLLER:PLAINTEXT"),
                Map.entry("log.dirs", data.toString()),
                Map.entry("controller.quorum.election.timeout.ms", "200"),
                Map.entry("broker.session.timeout.ms", "2000"),
                Map.entry("broker.heartbeat.interval.ms", "200"),
                Map.entry("auto.create.topics.enable", "false"),
                Map.entry("offsets.topic.replication.factor", "1"),
                Map.entry("offsets.topic.num.partitions", "1"),
                Map.entry("transaction.state.log.replication.factor", "1"),
                Map.entry("transaction.state.log.min.isr", "1"),
                Map.entry("transaction.state.log.num.partitions", "1"),
                Map.entry("log.cleaner.dedupe.buffer.size", "8388608"),
                Map.entry("file.delete.delay.ms", "100"),
                Map.entry("group.initial.rebalance.delay.ms", "0")));
        return properties;
    }

    private static int freePort() {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException none) {
            throw new IllegalStateException(none);
        }
    }

    /** How clients reach this broker. */
    public KafkaSettings settings() {
        return new KafkaSettings(Map.of("bootstrap.servers", "127.0.0.1:" + port));
    }

    /** Removes every topic with its records. */
    public void deleteTopics() {
        try (Admin admin = new KafkaClients(settings()).admin()) {
            await().atMost(PATIENCE).ignoreExceptions().until(() -> {
                Set<String> names = admin.listTopics().names().get();
                admin.deleteTopics(names).all().get();
                return admin.listTopics().names().get().isEmpty();
            });
        }
    }

    /** Stops the broker and keeps its data and ports. */
    public void stop() {
        server.shutdown();
        server.awaitShutdown();
    }

    /** Starts it again after {@link #stop}. */
    public void restart() {
        server = started();
    }

    @Override
    public void close() {
        stop();
    }

    private static final class Shared {
        static final TestBroker BROKER = inTemporaryFolder();

        private static TestBroker inTemporaryFolder() {
            try {
                Path folder = Files.createTempDirectory("simpul-broker");
                TestBroker broker = new TestBroker(folder);
                Runtime.getRuntime().addShutdownHook(new Thread(broker::stop, "test-broker"));
                return broker;
            } catch (IOException failed) {
                throw new IllegalStateException(failed);
            }
        }
    }
}
