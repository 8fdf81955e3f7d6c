package id.simpul.hub.log;

import java.util.Map;

/** How every Kafka client of the hub reaches the broker: {@code bootstrap.servers} and, outside one machine, credentials. */
public record KafkaSettings(Map<String, Object> client) {
    public KafkaSettings {
        if (!client.containsKey("bootstrap.servers")) {
            throw new IllegalArgumentException("bootstrap.servers: missing (expected: host:port)");
        }
        client = Map.copyOf(client);
    }

    @Override
    public String toString() {
        return "KafkaSettings[" + client.get("bootstrap.servers") + "]";
    }
}
