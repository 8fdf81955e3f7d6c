package id.simpul.gateway.runtime;

import id.simpul.hub.log.KafkaSettings;
import java.nio.file.Path;
import java.util.Map;

/** The settings of the embedded broker and, to match them, of the hub's clients. */
record KafkaSetup(Path data, int port, int controllerPort, String password) {
    private static final String USER = "simpul";

    /** One node holds everything once; short sessions, so that a start after a crash takes seconds. */
    String broker() {
        return """
                process.roles=broker,controller
                node.id=1
                controller.quorum.voters=1@127.0.0.1:%3$d
                controller.listener.names=CONTROLLER
                inter.broker.listener.name=CLIENT
                listeners=CLIENT://127.0.0.1:%2$d,CONTROLLER://127.0.0.1:%3$d
                advertised.listeners=CLIENT://127.0.0.1:%2$d
                listener.security.protocol.map=CLIENT:SASL_PLAINTEXT,CONTROLLER:SASL_PLAINTEXT
                sasl.enabled.mechanisms=PLAIN
                sasl.mechanism.inter.broker.protocol=PLAIN
                sasl.mechanism.controller.protocol=PLAIN
                listener.name.client.plain.sasl.jaas.config=%4$s
                listener.name.controller.plain.sasl.jaas.config=%4$s
                log.dirs=%1$s
                controller.quorum.election.timeout.ms=200
                controller.quorum.fetch.timeout.ms=500
                controller.quorum.election.backoff.max.ms=50
                broker.session.timeout.ms=2000
                broker.heartbeat.interval.ms=500
                auto.create.topics.enable=false
                default.replication.factor=1
                min.insync.replicas=1
                offsets.topic.replication.factor=1
                offsets.topic.num.partitions=8
                transaction.state.log.replication.factor=1
                transaction.state.log.min.isr=1
                transaction.state.log.num.partitions=4
                share.coordinator.state.topic.replication.factor=1
                share.coordinator.state.topic.min.isr=1
                group.initial.rebalance.delay.ms=0
                log.cleaner.dedupe.buffer.size=8388608
                num.network.threads=2
                num.io.threads=4
                """.formatted(data, port, controllerPort, login() + " user_" + USER + "=\"" + password + "\";");
    }

    KafkaSettings client() {
        return new KafkaSettings(Map.of(
                "bootstrap.servers",
                "127.0.0.1:" + port,
                "security.protocol",
                "SASL_PLAINTEXT",
                "sasl.mechanism",
                "PLAIN",
                "sasl.jaas.config",
                login() + ";"));
    }

    private String login() {
        return "org.apache.kafka.common.security.plain.PlainLoginModule required username=\"%s\" password=\"%s\""
                .formatted(USER, password);
    }

    @Override
    public String toString() {
        return "KafkaSetup[" + data + ", " + port + "]";
    }
}
