package id.simpul.hub.log;

import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TopicExistsException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/** The hub's topics: their names, their settings, and their creation in the background once the broker is reached. */
@Component
public class Topics implements SmartLifecycle {
    /** Evidence, keyed by call id: opening, closing and refusal records. */
    public static final String LEDGER = "simpul.ledger";
    /** Signed heads of the ledger's tree. */
    public static final String CHECKPOINTS = "simpul.ledger.checkpoints";

    /** Accepted events, keyed by event key. */
    public static final String EVENTS = "simpul.events";

    public static final int LEDGER_PARTITIONS = 4;

    /** As many for each lane, so that a key keeps its partition from the door to the subscriber. */
    public static final int EVENT_PARTITIONS = 4;

    /** With the database, before whatever reads or writes a topic. */
    public static final int PHASE = -1000;

    private static final String LANE = "simpul.lane.";

    /** How the lanes are named together, to people. */
    public static final String LANES = LANE + "*";

    private static final Logger LOG = LoggerFactory.getLogger(Topics.class);
    private static final Duration PAUSE = Duration.ofMillis(500);
    private static final Duration LOOK = Duration.ofMillis(50);
    private static final Map<String, String> KEEP =
            Map.of("cleanup.policy", "delete", "retention.ms", "-1", "retention.bytes", "-1");
    private static final List<NewTopic> ALL =
            List.of(topic(LEDGER, LEDGER_PARTITIONS), topic(CHECKPOINTS, 1), topic(EVENTS, EVENT_PARTITIONS));

    private final KafkaClients clients;
    private final CompletableFuture<Void> ready = new CompletableFuture<>();
    private volatile boolean running;
    private String lastReason = "";

    public Topics(KafkaClients clients) {
        this.clients = clients;
    }

    /** The replication factor is the broker's default: 1 embedded, 3 where the operator runs a cluster. */
    private static NewTopic topic(String name, int partitions) {
        return new NewTopic(name, Optional.of(partitions), Optional.empty()).configs(KEEP);
    }

    /** What is owed to one subscription. */
    public static String lane(String application, String subscription) {
        return LANE + application + "." + subscription;
    }

    /** {@code application.subscription} of a lane's topic. */
    public static String subscriptionOf(String lane) {
        return lane.substring(LANE.length());
    }

    /** Makes the lanes that do not exist yet, and waits for it. */
    public void makeLanes(Collection<String> names) throws ExecutionException, InterruptedException {
        try (Admin admin = clients.admin()) {
            make(
                    admin,
                    names.stream().map(each -> topic(each, EVENT_PARTITIONS)).toList());
        }
    }

    /**
     * Makes topics, and waits until the leader of each partition answers. A leader that is not in office yet may refuse a
     * producer's first batch and take its second one: the first is then out of order for good.
     */
    private static void make(Admin admin, List<NewTopic> topics) throws ExecutionException, InterruptedException {
        for (KafkaFuture<Void> each : admin.createTopics(topics).values().values()) {
            awaitCreated(each);
        }
        List<String> names = topics.stream().map(NewTopic::name).toList();
        while (!led(admin, names)) {
            Thread.sleep(LOOK);
        }
        Map<TopicPartition, OffsetSpec> ends = new HashMap<>();
        for (NewTopic topic : topics) {
            for (int each = 0; each < topic.numPartitions(); each++) {
                ends.put(new TopicPartition(topic.name(), each), OffsetSpec.latest());
            }
        }
        admin.listOffsets(ends).all().get();
    }

    /** Whether the brokers tell of a leader for each partition; a topic just made is not told of at once. */
    private static boolean led(Admin admin, List<String> names) throws ExecutionException, InterruptedException {
        try {
            return admin.describeTopics(names).allTopicNames().get().values().stream()
                    .flatMap(each -> each.partitions().stream())
                    .allMatch(each -> each.leader() != null);
        } catch (ExecutionException failed) {
            if (failed.getCause() instanceof UnknownTopicOrPartitionException) {
                return false;
            }
            throw failed;
        }
    }

    /** Completes once every topic exists and every partition has a leader that answers. */
    public CompletableFuture<Void> ready() {
        return ready.copy();
    }

    @Override
    public void start() {
        running = true;
        Thread.ofVirtual().name("topics").start(this::createAll);
    }

    private void createAll() {
        try {
            while (running && !ready.isDone()) {
                attempts();
            }
        } catch (InterruptedException stopped) {
            running = false;
        }
    }

    /** A broker whose name cannot be resolved yet gets no client, and is asked again like one that does not answer. */
    private void attempts() throws InterruptedException {
        try (Admin admin = clients.admin()) {
            while (running && !ready.isDone()) {
                attempt(admin);
            }
        } catch (KafkaException noClient) {
            warnOnce(String.valueOf(noClient.getMessage()));
            Thread.sleep(PAUSE);
        }
    }

    private void attempt(Admin admin) throws InterruptedException {
        try {
            make(admin, ALL);
            ready.complete(null);
        } catch (ExecutionException failed) {
            warnOnce(String.valueOf(failed.getMessage()));
            Thread.sleep(PAUSE);
        }
    }

    private void warnOnce(String reason) {
        if (!reason.equals(lastReason)) {
            LOG.warn("topics not created yet, trying again every {} ms: {}", PAUSE.toMillis(), reason);
            lastReason = reason;
        }
    }

    private static void awaitCreated(KafkaFuture<Void> created) throws InterruptedException, ExecutionException {
        try {
            created.get();
        } catch (ExecutionException failed) {
            if (!(failed.getCause() instanceof TopicExistsException)) {
                throw failed;
            }
        }
    }

    @Override
    public void stop() {
        running = false;
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    @Override
    public int getPhase() {
        return PHASE;
    }
}
