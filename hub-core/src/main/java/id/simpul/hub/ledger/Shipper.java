package id.simpul.hub.ledger;

import id.simpul.hub.log.KafkaClients;
import id.simpul.hub.log.Topics;
import id.simpul.hub.observe.Loop;
import id.simpul.hub.observe.MetricNames;
import id.simpul.hub.store.Database;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.jspecify.annotations.Nullable;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/**
 * Carries the journal to the ledger topic, in order. A position moves only when every replica has the record, so a crash
 * may repeat records; the writer drops what it knows.
 */
@Component
class Shipper implements SmartLifecycle {
    private static final int BATCH = 2000;
    private static final Duration IDLE = Duration.ofMillis(20);
    /** Nobody waits for what is shipped: records that gather for a moment travel together. */
    private static final Duration GATHER = Duration.ofMillis(10);

    private static final Duration LOOK = Duration.ofMillis(250);
    private static final Duration LAST_CHANCE = Duration.ofSeconds(5);
    private static final Map<String, Object> PATIENCE =
            Map.of("max.block.ms", 5000, "request.timeout.ms", 5000, "delivery.timeout.ms", 15000, "linger.ms", 0);

    private final Journal journal;
    private final KafkaClients clients;
    private final Topics topics;
    private final LedgerReach reach;
    private final Counter shipped;
    private final CompletableFuture<Void> leftShipped = new CompletableFuture<>();
    private final Loop loop = new Loop("ledger-shipper", this::round);
    private volatile long giveUpAt;
    private @Nullable Producer<byte[], byte[]> producer;

    Shipper(Journal journal, KafkaClients clients, Topics topics, LedgerReach reach, MeterRegistry metrics) {
        this.journal = journal;
        this.clients = clients;
        this.topics = topics;
        this.reach = reach;
        this.shipped = metrics.counter(MetricNames.LEDGER_SHIPPED);
    }

    /** Completes once everything that earlier incarnations left in the journal is on the topic. */
    CompletableFuture<Void> leftShipped() {
        return leftShipped.copy();
    }

    private Duration round() throws Exception {
        int shipped = topics.ready().isDone() ? ship() : 0;
        return shipped == BATCH ? Duration.ZERO : shipped > 0 ? GATHER : IDLE;
    }

    /** Ships one batch; answers how many records it had. */
    private int ship() throws Exception {
        List<Reached> reached = new ArrayList<>();
        List<byte[]> batch = collect(reached);
        if (!batch.isEmpty()) {
            send(batch);
            shipped.increment(batch.size());
            reach.reached();
        }
        for (Reached each : reached) {
            settle(each);
        }
        if (journal.left().isEmpty()) {
            leftShipped.complete(null);
        }
        return batch.size();
    }

    private List<byte[]> collect(List<Reached> reached) {
        List<byte[]> batch = new ArrayList<>();
        for (Segment each : journal.segments()) {
            boolean sealed = each.sealed();
            int position = each.shipped();
            Segment.Found found = each.next(position);
            while (found != null && found.state() != Segment.State.HELD && batch.size() < BATCH) {
                if (found.state() == Segment.State.WAITING) {
                    batch.add(found.bytes());
                }
                position = found.next();
                found = each.next(position);
            }
            reached.add(new Reached(each, position, sealed && found == null));
            if (batch.size() == BATCH) {
                break;
            }
        }
        return batch;
    }

    private void send(List<byte[]> batch) throws InterruptedException, ExecutionException, TimeoutException {
        try {
            Producer<byte[], byte[]> open = open();
            List<Future<RecordMetadata>> sent = new ArrayList<>(batch.size());
            for (byte[] each : batch) {
                sent.add(open.send(new ProducerRecord<>(Topics.LEDGER, CanonicalForm.callId(each), each)));
            }
            for (Future<RecordMetadata> each : sent) {
                await(each);
            }
        } catch (InterruptedException | ExecutionException | TimeoutException | RuntimeException failed) {
            close();
            if (!loop.stopping()) {
                reach.lost(failed.toString());
            }
            throw failed;
        }
    }

    private void await(Future<RecordMetadata> sent) throws InterruptedException, ExecutionException, TimeoutException {
        while (true) {
            try {
                sent.get(LOOK.toMillis(), TimeUnit.MILLISECONDS);
                return;
            } catch (TimeoutException slow) {
                if (loop.stopping() && System.nanoTime() - giveUpAt > 0) {
                    throw slow;
                }
            }
        }
    }

    private Producer<byte[], byte[]> open() {
        Producer<byte[], byte[]> open = producer;
        if (open == null) {
            open = clients.producer("ledger-shipper", PATIENCE);
            producer = open;
        }
        return open;
    }

    private void settle(Reached reached) throws IOException {
        if (reached.position() > reached.segment().shipped()) {
            reached.segment().shipped(reached.position());
        }
        if (reached.finished()) {
            journal.retire(reached.segment());
        }
    }

    private void close() {
        Producer<byte[], byte[]> open = producer;
        if (open != null) {
            open.close(Duration.ZERO);
            producer = null;
        }
    }

    @Override
    public void start() {
        loop.start();
    }

    @Override
    public void stop() {
        giveUpAt = System.nanoTime() + LAST_CHANCE.toNanos();
        loop.stop();
        try {
            while (topics.ready().isDone() && System.nanoTime() - giveUpAt < 0 && ship() > 0) {
                // until the journal is empty or the time is up
            }
        } catch (Exception unreachable) {
            // the journal keeps the rest for the next start
        }
        close();
    }

    @Override
    public boolean isRunning() {
        return loop.running();
    }

    /** Stops after everything that lays evidence down, before what writes it to the tables. */
    @Override
    public int getPhase() {
        return Database.PHASE + 200;
    }

    /** How far a batch reads into a segment, and whether that is its end. */
    private record Reached(Segment segment, int position, boolean finished) {}
}
