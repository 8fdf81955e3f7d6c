package id.simpul.hub.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

import id.simpul.hub.log.KafkaClients;
import id.simpul.hub.log.TestBroker;
import id.simpul.hub.log.Topics;
import id.simpul.hub.store.TestPostgres;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Strict evidence over a real broker: acknowledged, sent once, refused at once while the broker is away, and back by itself. */
class StrictEvidenceIT {
    @TempDir
    private Path home;

    private final TestBroker broker = TestBroker.shared();

    private LedgerRoom start() {
        LedgerRoom room = new LedgerRoom(home, TestPostgres.fresh(), broker.settings());
        room.bean(Acknowledger.class).ready().join();
        return room;
    }

    private static CompletableFuture<Void> open(LedgerRoom room, int call) {
        return room.evidence()
                .appendStrictly(Samples.opening(Samples.callId(call), Samples.AT), Acknowledger.PATIENCE)
                .toCompletableFuture();
    }

    private static CompletableFuture<Void> close(LedgerRoom room, int call) {
        return room.evidence()
                .appendStrictly(Samples.closing(Samples.callId(call), Samples.AT), Acknowledger.PATIENCE)
                .toCompletableFuture();
    }

    @Test
    void whatIsAcknowledgedIsOnTheTopicOnceBesidePromptRecords() {
        try (LedgerRoom room = start()) {
            room.calls(1000, 1200);
            List<CompletableFuture<Void>> acknowledged = new ArrayList<>();
            for (int i = 0; i < 300; i++) {
                int call = i;
                acknowledged.add(open(room, call).thenCompose(there -> close(room, call)));
            }
            acknowledged.forEach(CompletableFuture::join);

            room.awaitRecords(2 * 500);
            assertThat(room.count("ledger.record")).isEqualTo(1000);
            assertThat(onTopic(room)).isEqualTo(1000);
            assertThat(room.count("ledger.open")).isZero();
            assertThat(room.bean(LedgerVerifier.class).verify().findings()).isEmpty();
        }
    }

    private static long onTopic(LedgerRoom room) {
        List<TopicPartition> all = IntStream.range(0, Topics.LEDGER_PARTITIONS)
                .mapToObj(each -> new TopicPartition(Topics.LEDGER, each))
                .toList();
        try (Consumer<byte[], byte[]> consumer = room.bean(KafkaClients.class).consumer("count", Map.of())) {
            return consumer.endOffsets(all).values().stream()
                    .mapToLong(Long::longValue)
                    .sum();
        }
    }

    @Test
    void whileTheBrokerIsAwayStrictIsRefusedAtOnceAndPromptGoesOn() {
        try (LedgerRoom room = start()) {
            open(room, 1).join();
            LedgerReach reach = room.bean(LedgerReach.class);
            assertThat(reach.trouble()).isNull();

            broker.stop();
            try {
                CompletableFuture<Void> late = open(room, 2);
                assertThat(IntStream.range(0, 2 * Acknowledger.MOST_WAITING)
                                .map(each -> taken(room, 10_000 + each))
                                .sum())
                        .as("bounded")
                        .isLessThan(Acknowledger.MOST_WAITING);
                assertThatExceptionOfType(CompletionException.class).isThrownBy(late::join);

                assertThatExceptionOfType(EvidenceUnavailableException.class).isThrownBy(() -> open(room, 3));
                assertThat(reach.trouble())
                        .isNotNull()
                        .satisfies(each -> assertThat(each.kind()).isEqualTo(LedgerReach.Kind.AWAY));
                room.calls(100, 200);
            } finally {
                broker.restart();
            }

            // the topic is reached again by one producer before the other: who is refused comes again
            await().atMost(LedgerRoom.PATIENCE)
                    .ignoreExceptions()
                    .until(() -> close(room, 1).thenApply(_ -> true).join());
            close(room, 2).join();
            await().atMost(LedgerRoom.PATIENCE)
                    .untilAsserted(() -> assertThat(
                                    room.count("ledger.record where call_id < '" + Samples.callId(10_000) + "'"))
                            .isEqualTo(204));
        }
    }

    private static int taken(LedgerRoom room, int call) {
        try {
            open(room, call).exceptionally(late -> null);
            return 1;
        } catch (EvidenceUnavailableException bounded) {
            return 0;
        }
    }
}
