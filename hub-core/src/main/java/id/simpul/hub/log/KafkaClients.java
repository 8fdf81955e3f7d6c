package id.simpul.hub.log;

import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.springframework.stereotype.Component;

/** Opens Kafka clients with the settings that keep promise 1; whoever opens one closes it. */
@Component
public class KafkaClients {
    private final KafkaSettings settings;

    public KafkaClients(KafkaSettings settings) {
        this.settings = settings;
    }

    /** An idempotent producer that counts a record as written when every in-sync replica has it. */
    public Producer<byte[], byte[]> producer(String name, Map<String, Object> overrides) {
        Map<String, Object> config = common(name);
        config.put("acks", "all");
        config.put("enable.idempotence", true);
        config.put("compression.type", "lz4");
        config.putAll(overrides);
        return new KafkaProducer<>(config, new ByteArraySerializer(), new ByteArraySerializer());
    }

    /** A consumer that never jumps over records: it has no automatic reset and no automatic commit. */
    public Consumer<byte[], byte[]> consumer(String name, Map<String, Object> overrides) {
        Map<String, Object> config = common(name);
        config.put("auto.offset.reset", "none");
        config.put("enable.auto.commit", false);
        config.put("allow.auto.create.topics", false);
        config.put("isolation.level", "read_committed");
        config.putAll(overrides);
        return new KafkaConsumer<>(config, new ByteArrayDeserializer(), new ByteArrayDeserializer());
    }

    public Admin admin() {
        return Admin.create(common("admin"));
    }

    private Map<String, Object> common(String name) {
        Map<String, Object> config = new HashMap<>(settings.client());
        config.put("client.id", "simpul-" + name);
        config.put("reconnect.backoff.max.ms", 1000);
        config.put("enable.metrics.push", false);
        return config;
    }
}
