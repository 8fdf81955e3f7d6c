package id.simpul.hub.ledger;

import id.simpul.hub.log.KafkaClients;
import id.simpul.hub.log.Topics;
import id.simpul.hub.observe.Loop;
import id.simpul.hub.observe.MetricNames;
import id.simpul.hub.store.Database;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.apache.kafka.clients.consumer.Consumer;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/** Keeps one node writing the ledger topic to the tables, whenever topic and database are there. */
@Component
class LedgerWriter implements SmartLifecycle {
    private static final Duration NOT_READY = Duration.ofMillis(100);
    private static final Duration NOT_OUR_TURN = Duration.ofSeconds(2);
    private static final Duration DRAIN = Duration.ofSeconds(3);
    /** A transaction costs the same for one record as for a hundred: what comes within a tenth of a second shares one. */
    private static final Map<String, Object> CONSUMER =
            Map.of("max.poll.records", 2000, "fetch.min.bytes", 1 << 18, "fetch.max.wait.ms", 100);

    private final Database database;
    private final Topics topics;
    private final KafkaClients clients;
    private final LedgerBook book;
    private final Checkpoints checkpoints;
    private final LedgerRetention retention;
    private final Clock clock;
    private final Duration checkpointEvery;
    private final Counter written;
    private final Loop loop = new Loop("ledger-writer", this::round);
    private volatile @Nullable Instant completeUntil;

    LedgerWriter(
            Database database,
            Topics topics,
            KafkaClients clients,
            LedgerBook book,
            Checkpoints checkpoints,
            LedgerRetention retention,
            Clock clock,
            MeterRegistry metrics,
            @Value("${simpul.ledger.checkpoint-seconds:10}") int checkpointSeconds) {
        this.database = database;
        this.topics = topics;
        this.clients = clients;
        this.book = book;
        this.checkpoints = checkpoints;
        this.retention = retention;
        this.clock = clock;
        this.checkpointEvery = Duration.ofSeconds(checkpointSeconds);
        this.written = metrics.counter(MetricNames.LEDGER_WRITTEN);
        Gauge.builder(MetricNames.LEDGER_LAG, this::lagSeconds).register(metrics);
    }

    private double lagSeconds() {
        Instant complete = completeUntil;
        return complete == null
                ? 0
                : Duration.between(complete, clock.instant()).toMillis() / 1000.0;
    }

    private Duration round() throws Exception {
        if (!reached(database.ready()) || !reached(topics.ready())) {
            return NOT_READY;
        }
        if (!book.turn().take()) {
            completeUntil = null;
            return NOT_OUR_TURN;
        }
        try (Consumer<byte[], byte[]> consumer = clients.consumer("ledger-writer", CONSUMER)) {
            write(consumer);
        }
        return Duration.ZERO;
    }

    private static boolean reached(CompletableFuture<Void> ready) {
        return ready.isDone() && !ready.isCompletedExceptionally();
    }

    private void write(Consumer<byte[], byte[]> consumer) throws Exception {
        WriterTurn turn = new WriterTurn(consumer, book, checkpoints, retention, clock, checkpointEvery);
        turn.begin();
        while (!loop.stopping()) {
            step(turn);
        }
        long giveUpAt = System.nanoTime() + DRAIN.toNanos();
        turn.look();
        while (!turn.complete() && System.nanoTime() - giveUpAt < 0) {
            step(turn);
        }
        turn.end();
    }

    private void step(WriterTurn turn) throws Exception {
        written.increment(turn.step());
        completeUntil = turn.completeUntil();
    }

    @Override
    public void start() {
        loop.start();
    }

    @Override
    public void stop() {
        loop.stop();
    }

    @Override
    public boolean isRunning() {
        return loop.running();
    }

    /** Stops after the shipper, before the database. */
    @Override
    public int getPhase() {
        return Database.PHASE + 100;
    }
}
