import id.simpul.hub.log.KafkaClients;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.PoolOptions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;

/**
 * Rows 20a and 20b: the least that takes an event in and hands it on, with nothing of the hub. HTTP in, a send to the hub's
 * broker with acks=all, 202; then a consumer and a POST for each record, with positions stored by the batch.
 */
final class Ingress implements AutoCloseable {
    private static final String TOPIC = "simpul.bench.events";
    private static final int PARTITIONS = 4;
    private static final int AT_ONCE = 32;

    private final Producer<byte[], byte[]> producer;
    private final HttpServer server;
    private final HttpClient client;
    private final Consumer<byte[], byte[]> consumer;
    private final Thread forwarding;
    private volatile boolean ending;

    Ingress(Vertx vertx, KafkaClients clients, int sinkPort) throws Exception {
        try (Admin admin = clients.admin()) {
            admin.createTopics(List.of(new NewTopic(TOPIC, PARTITIONS, (short) 1))).all().get();
        }
        producer = clients.producer("bench-events", Map.of("linger.ms", 0));
        producer.partitionsFor(TOPIC);
        server = vertx.createHttpServer().requestHandler(this::take).listen(0, "127.0.0.1")
                .toCompletionStage().toCompletableFuture().get();
        client = vertx.createHttpClient(new PoolOptions().setHttp1MaxSize(AT_ONCE));
        consumer = clients.consumer("bench-events", Map.of("group.id", "simpul.bench", "auto.offset.reset", "earliest"));
        forwarding = Thread.ofPlatform().daemon().start(() -> forward(sinkPort));
    }

    int port() {
        return server.actualPort();
    }

    private void take(HttpServerRequest request) {
        request.body().onSuccess(body -> producer.send(
                new ProducerRecord<>(TOPIC, request.path().getBytes(), body.getBytes()),
                (written, failed) -> request.response().setStatusCode(failed == null ? 202 : 503).end()));
    }

    /** Only what came to {@code /20b} goes on. */
    private void forward(int port) {
        consumer.subscribe(List.of(TOPIC));
        while (!ending) {
            List<Future<?>> sent = new ArrayList<>();
            for (ConsumerRecord<byte[], byte[]> each : consumer.poll(Duration.ofMillis(100))) {
                if (new String(each.key()).startsWith("/20b")) {
                    sent.add(client.request(HttpMethod.POST, port, "127.0.0.1", "/20b")
                            .compose(request -> request.send(Buffer.buffer(each.value())))
                            .compose(answer -> answer.end()));
                }
            }
            sent.forEach(each -> each.toCompletionStage().toCompletableFuture().join());
            consumer.commitSync();
        }
        consumer.close();
    }

    @Override
    public void close() throws InterruptedException {
        ending = true;
        forwarding.join();
        client.close();
        server.close();
        producer.close();
    }
}
