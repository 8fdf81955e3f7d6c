package id.simpul.deploy;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;

/** A PostgreSQL and a Kafka broker that no hub started, each with a password of its own. */
final class ExternalServers implements AutoCloseable {
    private static final Path ARCHIVE = Path.of("..", "gateway", "target", "simpul-hub.jar")
            .toAbsolutePath()
            .normalize();

    private final Path folder;
    private final int databasePort = FreeBase.port();
    private EmbeddedPostgres postgres;
    private final int controllerPort = FreeBase.port();
    private Process broker;
    private final int brokerPort = FreeBase.port();

    ExternalServers(Path folder) throws IOException, SQLException {
        this.folder = folder;
        this.postgres = launchDatabase();
        createHubDatabase();
        this.broker = launchBroker();
    }

    private EmbeddedPostgres launchDatabase() throws IOException {
        return EmbeddedPostgres.builder()
                .setLocaleConfig("locale", "C.UTF-8")
                .setDataDirectory(folder.resolve("postgres"))
                .setCleanDataDirectory(false)
                .setPort(databasePort)
                .start();
    }

    /** Ends both and keeps their data and ports. */
    void stop() throws IOException {
        postgres.close();
        stopBroker();
    }

    void startAgain() throws IOException {
        postgres = launchDatabase();
        startBroker();
    }

    private void createHubDatabase() throws SQLException {
        try (Connection connection = postgres.getPostgresDatabase().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("CREATE ROLE kota LOGIN PASSWORD 'sandi-basis-data'");
            statement.execute("CREATE DATABASE kota OWNER kota");
        }
    }

    /** Ends the broker and keeps its data and ports. */
    void stopBroker() {
        broker.destroy();
        broker.onExit().join();
    }

    void startBroker() throws IOException {
        broker = launchBroker();
    }

    private Process launchBroker() throws IOException {
        Path config = folder.resolve("broker.properties");
        Files.writeString(config, configuration(folder.resolve("kafka"), brokerPort, controllerPort));
        return new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx256m",
                        "-Dlogback.configurationFile=logback-broker.xml",
                        "-jar",
                        ARCHIVE.toString(),
                        "broker",
                        config.toString())
                .redirectErrorStream(true)
                .redirectInput(new File("/dev/null"))
                .redirectOutput(ProcessBuilder.Redirect.appendTo(
                        folder.resolve("broker.log").toFile()))
                .start();
    }

    /** What the operator sets for them. */
    Map<String, String> settings() {
        return Map.of(
                "SIMPUL_DB_URL", "jdbc:postgresql://127.0.0.1:" + databasePort + "/kota",
                "SIMPUL_DB_USER", "kota",
                "SIMPUL_DB_PASSWORD", "sandi-basis-data",
                "SIMPUL_KAFKA_BOOTSTRAP", "127.0.0.1:" + brokerPort,
                "SIMPUL_KAFKA_SECURITY_PROTOCOL", "SASL_PLAINTEXT",
                "SIMPUL_KAFKA_SASL_MECHANISM", "PLAIN",
                "SIMPUL_KAFKA_USER", "kota",
                "SIMPUL_KAFKA_PASSWORD", "sandi-kafka");
    }

    private static String configuration(Path data, int port, int controllerPort) {
        return """
                process.roles=broker,controller
                node.id=7
                controller.quorum.voters=7@127.0.0.1:%3$d
                controller.listener.names=CONTROLLER
                inter.broker.listener.name=CLIENT
                listeners=CLIENT://127.0.0.1:%2$d,CONTROLLER://127.0.0.1:%3$d
                listener.security.protocol.map=CLIENT:SASL_PLAINTEXT,CONTROLLER:PLAINTEXT
                sasl.enabled.mechanisms=PLAIN
                sasl.mechanism.inter.broker.protocol=PLAIN
                listener.name.client.plain.sasl.jaas.config=org.apache.kafka.common.security.plain.PlainLoginModule \
                required username="kota" password="sandi-kafka" user_kota="sandi-kafka";
                log.dirs=%1$s
                auto.create.topics.enable=false
                default.replication.factor=1
                offsets.topic.replication.factor=1
                transaction.state.log.replication.factor=1
                transaction.state.log.min.isr=1
                """.formatted(data, port, controllerPort);
    }

    /** Their folder is the test's: it goes when neither writes to it any more. */
    @Override
    public void close() throws IOException {
        stop();
    }
}
