import id.simpul.gateway.runtime.RunningHub;
import id.simpul.gateway.runtime.Settings;
import id.simpul.hub.log.KafkaClients;
import id.simpul.hub.log.KafkaSettings;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;

/** Row 07b: bare sends with acks=all to the broker of row 07, as long as a record of the ledger, at a given rate. */
final class Sends implements AutoCloseable {
    private static final String TOPIC = "simpul.bench";
    private static final int PARTITIONS = 8;
    private static final byte[] RECORD = new byte[800];
    /** As the product's acknowledger sends. */
    private static final Map<String, Object> AT_ONCE = Map.of("linger.ms", 0, "compression.type", "none");

    private final Producer<byte[], byte[]> producer;

    Sends(Hub hub) throws Exception {
        KafkaSettings settings = RunningHub.find(Settings.from(hub.environment())).orElseThrow().kafka();
        KafkaClients clients = new KafkaClients(settings);
        try (Admin admin = clients.admin()) {
            admin.createTopics(List.of(new NewTopic(TOPIC, PARTITIONS, (short) 1))).all().get();
        }
        producer = clients.producer("bench", AT_ONCE);
        producer.partitionsFor(TOPIC);
    }

    /** So many senders, each waiting for its acknowledgement before its next turn comes. */
    LoadClient.Result run(int senders, double perSecond, long millis) throws InterruptedException {
        long pause = (long) (1e9 * senders / Math.max(senders, perSecond));
        Map<String, Long> failures = new ConcurrentHashMap<>();
        long[][] times = new long[senders][];
        long start = System.nanoTime();
        long end = start + millis * 1_000_000;
        Thread[] threads = IntStream.range(0, senders)
                .mapToObj(i -> Thread.ofPlatform().daemon()
                        .start(() -> times[i] = loop(start + pause * i / senders, pause, end, failures)))
                .toArray(Thread[]::new);
        for (Thread each : threads) {
            each.join();
        }
        double seconds = (System.nanoTime() - start) / 1e9;
        long[] all = Arrays.stream(times).flatMapToLong(Arrays::stream).sorted().toArray();
        return new LoadClient.Result(all.length, seconds, all, new TreeMap<>(failures));
    }

    private long[] loop(long first, long pause, long end, Map<String, Long> failures) {
        long[] micros = new long[(int) ((end - first) / pause) + 2];
        int count = 0;
        for (long due = first; due - end < 0; due += pause) {
            for (long left = due - System.nanoTime(); left > 0; left = due - System.nanoTime()) {
                LockSupport.parkNanos(left);
            }
            long from = System.nanoTime();
            if (from - end >= 0) {
                break;
            }
            try {
                producer.send(new ProducerRecord<>(TOPIC, RECORD)).get();
                micros[count++] = (System.nanoTime() - from) / 1000;
            } catch (Exception failed) {
                failures.merge(String.valueOf(failed.getMessage()), 1L, Long::sum);
            }
        }
        return Arrays.copyOf(micros, count);
    }

    @Override
    public void close() {
        producer.close();
    }
}
