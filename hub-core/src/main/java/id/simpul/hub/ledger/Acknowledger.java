package id.simpul.hub.ledger;

import id.simpul.hub.log.KafkaClients;
import id.simpul.hub.log.Topics;
import id.simpul.hub.observe.Loop;
import id.simpul.hub.observe.MetricNames;
import id.simpul.hub.store.Database;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.jspecify.annotations.Nullable;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/**
 * Strict evidence: a record is laid down in the journal, sent at once beside the shipper, and told when every in-sync replica
 * has it. Never blocks: what cannot be sent now fails now. Bounded in number and in bytes.
 */
@Component
public class Acknowledger implements SmartLifecycle {
    /** The longest that a call waits for an acknowledgement; one with little time of its own waits less. */
    public static final Duration PATIENCE = Duration.ofSeconds(2);

    /** Who waited so long in vain found the topic away; a shorter wait says nothing. */
    private static final Duration AWAY = Duration.ofSeconds(1);

    static final int MOST_WAITING = 4096;

    private static final Duration LOOK = Duration.ofSeconds(1);
    private static final Duration LOOK_AT_START = Duration.ofMillis(50);
    private static final Duration LAST_CHANCE = Duration.ofSeconds(3);

    /** Nothing waits inside the client either: neither for metadata nor for room, nor for company on its way. */
    private static final Map<String, Object> AT_ONCE = Map.of(
            "max.block.ms", 0,
            "linger.ms", 0,
            "compression.type", "none",
            "buffer.memory", 16 * 1024 * 1024,
            "request.timeout.ms", 5000,
            "delivery.timeout.ms", 10000);

    private final Journal journal;
    private final LedgerReach reach;
    private final KafkaClients clients;
    private final Topics topics;
    private final Counter shipped;
    private final Timer acknowledged;
    private final AtomicInteger waiting = new AtomicInteger();
    private final CompletableFuture<Void> ready = new CompletableFuture<>();
    private final Loop loop = new Loop("ledger-acknowledger", this::round);
    private volatile @Nullable Producer<byte[], byte[]> producer;

    Acknowledger(Journal journal, LedgerReach reach, KafkaClients clients, Topics topics, MeterRegistry metrics) {
        this.journal = journal;
        this.reach = reach;
        this.clients = clients;
        this.topics = topics;
        this.shipped = metrics.counter(MetricNames.LEDGER_SHIPPED);
        this.acknowledged = metrics.timer(MetricNames.LEDGER_ACKNOWLEDGED);
        Gauge.builder(MetricNames.LEDGER_WAITING, waiting, AtomicInteger::get).register(metrics);
    }

    /** Completes once strict calls can be served. */
    public CompletableFuture<Void> ready() {
        return ready.copy();
    }

    /**
     * Lays a record down and sends it. Throws where the ledger takes none now, and then nothing is laid down; fails with
     * {@link EvidenceUnavailableException} where it is laid down but was not acknowledged within {@code patience}.
     */
    CompletableFuture<Void> append(String callId, byte[] bytes, boolean opening, Duration patience) {
        Producer<byte[], byte[]> open = producer;
        if (open == null || !reach.takes()) {
            throw new EvidenceUnavailableException("The ledger topic takes no records now.");
        }
        if (waiting.get() >= MOST_WAITING) {
            throw new EvidenceUnavailableException("Too many records wait for their acknowledgement.");
        }
        Stripe.Place place = hold(callId, bytes, opening);
        waiting.incrementAndGet();
        Sent sent = new Sent(place, System.nanoTime());
        try {
            var _ = open.send(
                    new ProducerRecord<>(Topics.LEDGER, CanonicalForm.callId(bytes), bytes),
                    (where, failed) -> sent.told(failed));
        } catch (RuntimeException refused) {
            sent.told(refused);
        }
        return sent.within(patience);
    }

    private Stripe.Place hold(String callId, byte[] bytes, boolean opening) {
        try {
            return journal.hold(callId, bytes, opening);
        } catch (EvidenceUnavailableException full) {
            if (!journal.isClosed()) {
                reach.full();
            }
            throw full;
        }
    }

    /** One record on its way. */
    private final class Sent {
        private final Stripe.Place place;
        private final long since;
        private final CompletableFuture<Void> told = new CompletableFuture<>();

        Sent(Stripe.Place place, long since) {
            this.place = place;
            this.since = since;
        }

        void told(@Nullable Exception failed) {
            place.segment().release(place.at(), failed == null);
            waiting.decrementAndGet();
            if (failed == null) {
                acknowledged.record(System.nanoTime() - since, TimeUnit.NANOSECONDS);
                shipped.increment();
                reach.reached();
                told.complete(null);
            } else {
                reach.lost(failed.toString());
                told.completeExceptionally(new EvidenceUnavailableException("The ledger topic refused the record."));
            }
        }

        CompletableFuture<Void> within(Duration patience) {
            if (told.isDone()) {
                return told;
            }
            return told.orTimeout(patience.toMillis(), TimeUnit.MILLISECONDS).whenComplete((done, late) -> {
                if (late instanceof TimeoutException && patience.compareTo(AWAY) >= 0) {
                    reach.lost("no acknowledgement within " + patience.toMillis() + " ms");
                }
            });
        }
    }

    /** Keeps the topic's whereabouts known, so that no call has to ask for them. */
    private Duration round() {
        reach.look();
        if (!topics.ready().isDone()) {
            return LOOK_AT_START;
        }
        Producer<byte[], byte[]> open = producer;
        if (open == null) {
            open = clients.producer("ledger-acknowledger", AT_ONCE);
            producer = open;
        }
        try {
            open.partitionsFor(Topics.LEDGER);
        } catch (org.apache.kafka.common.errors.TimeoutException notKnownYet) {
            return LOOK_AT_START;
        }
        if (!ready.isDone()) {
            reach.reached();
            ready.complete(null);
        }
        return LOOK;
    }

    @Override
    public void start() {
        loop.start();
    }

    @Override
    public void stop() {
        loop.stop();
        Producer<byte[], byte[]> open = producer;
        if (open != null) {
            producer = null;
            open.close(LAST_CHANCE);
        }
    }

    @Override
    public boolean isRunning() {
        return loop.running();
    }

    /** Stops after everything that lays evidence down, before the shipper, which carries what this one could not. */
    @Override
    public int getPhase() {
        return Database.PHASE + 250;
    }
}
