package id.simpul.gateway.runtime;

import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;
import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.utils.Time;
import org.apache.kafka.metadata.storage.Formatter;
import org.apache.kafka.server.common.MetadataVersion;

/** The broker's own process: one KRaft node, broker and controller, on loopback. */
public final class KafkaBroker {
    private KafkaBroker() {}

    /** Runs until the process is told to end. */
    public static int run(Path config) throws Exception {
        Properties properties = new Properties();
        try (Reader in = Files.newBufferedReader(config)) {
            properties.load(in);
        }
        formatOnce(Path.of(properties.getProperty("log.dirs")), Integer.parseInt(properties.getProperty("node.id")));
        KafkaRaftServer server = new KafkaRaftServer(KafkaConfig.fromProps(properties, false), Time.SYSTEM);
        Runtime.getRuntime().addShutdownHook(new Thread(server::shutdown, "broker-shutdown"));
        server.startup();
        Files.writeString(readyFile(config), ProcessHandle.current().pid() + "\n");
        server.awaitShutdown();
        return 0;
    }

    /** Appears once the broker serves. */
    static Path readyFile(Path config) {
        return config.resolveSibling("broker.ready");
    }

    private static void formatOnce(Path data, int node) throws Exception {
        if (Files.exists(data.resolve("meta.properties"))) {
            return;
        }
        Files.createDirectories(data);
        new Formatter()
                .setClusterId(Uuid.randomUuid().toString())
                .setNodeId(node)
                .setReleaseVersion(MetadataVersion.latestProduction())
                .setControllerListenerName("CONTROLLER")
                .setMetadataLogDirectory(data.toString())
                .addDirectory(data.toString())
                .setIgnoreFormatted(true)
                .run();
    }
}
