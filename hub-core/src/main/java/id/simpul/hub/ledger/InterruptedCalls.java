package id.simpul.hub.ledger;

import id.simpul.hub.log.KafkaClients;
import id.simpul.hub.log.Topics;
import id.simpul.hub.observe.Loop;
import id.simpul.hub.store.Database;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/**
 * Once after each start: closes, as {@code terputus}, the calls that this node had open when it was killed. First everything
 * that the earlier incarnations left in the journal must be in the tables, because a closing may be among it.
 */
@Component
class InterruptedCalls implements SmartLifecycle {
    private static final Logger LOG = LoggerFactory.getLogger(InterruptedCalls.class);
    private static final Duration AGAIN = Duration.ofMillis(100);
    private static final Duration DONE = Duration.ofDays(1);
    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final int PAGE = 500;

    private final Journal journal;
    private final Shipper shipper;
    private final KafkaClients clients;
    private final Database database;
    private final LedgerBook book;
    private final Evidence evidence;
    private final Clock clock;
    private final Loop loop = new Loop("interrupted-calls", this::round);
    private @Nullable Map<TopicPartition, Long> border;
    private volatile boolean done;

    InterruptedCalls(
            Journal journal,
            Shipper shipper,
            KafkaClients clients,
            Database database,
            LedgerBook book,
            Evidence evidence,
            Clock clock) {
        this.journal = journal;
        this.shipper = shipper;
        this.clients = clients;
        this.database = database;
        this.book = book;
        this.evidence = evidence;
        this.clock = clock;
    }

    private Duration round() {
        if (done) {
            return DONE;
        }
        if (!shipper.leftShipped().isDone() || !database.ready().isDone()) {
            return AGAIN;
        }
        Map<TopicPartition, Long> ends = border;
        if (ends == null) {
            ends = ends();
            border = ends;
        }
        if (!writtenUpTo(ends)) {
            return AGAIN;
        }
        closeAll();
        done = true;
        return DONE;
    }

    private Map<TopicPartition, Long> ends() {
        try (Consumer<byte[], byte[]> consumer = clients.consumer("interrupted-calls", Map.of())) {
            List<TopicPartition> partitions = consumer.partitionsFor(Topics.LEDGER, PATIENCE).stream()
                    .map(each -> new TopicPartition(each.topic(), each.partition()))
                    .toList();
            consumer.assign(partitions);
            return consumer.endOffsets(partitions, PATIENCE);
        }
    }

    private boolean writtenUpTo(Map<TopicPartition, Long> ends) {
        List<TreeHead> heads = book.heads();
        return ends.entrySet().stream()
                .allMatch(end -> end.getValue() == 0
                        || heads.stream()
                                .anyMatch(
                                        head -> head.partition() == end.getKey().partition()
                                                && head.nextOffset() >= end.getValue()));
    }

    private void closeAll() {
        String after = "";
        int count = 0;
        List<LedgerRecord> page = book.openCalls().ofEarlierIncarnations(journal.node(), after, PAGE);
        while (!page.isEmpty()) {
            for (LedgerRecord each : page) {
                evidence.append(each.closed(clock.instant(), evidence.node(), Result.cutOff()));
            }
            count += page.size();
            after = page.getLast().callId();
            page = book.openCalls().ofEarlierIncarnations(journal.node(), after, PAGE);
        }
        if (count > 0) {
            LOG.warn("{} calls were open when the hub was killed; closed as terputus", count);
        }
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

    @Override
    public int getPhase() {
        return Database.PHASE + 300;
    }
}
