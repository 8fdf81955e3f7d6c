package id.simpul.hub.event;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import id.simpul.hub.event.Balance.Finding;
import id.simpul.hub.event.Balance.Kind;
import id.simpul.hub.log.KafkaClients;
import id.simpul.hub.log.Topics;
import id.simpul.hub.registry.Application.Subscription.Order;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.admin.RecordsToDelete;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The balance adds up while all goes well, and names subscription and number of each way to break it. */
class BalanceIT {
    private static final String KEY = "kunci";

    private final Receiver receiver = new Receiver();
    private EventRoom room;

    @BeforeEach
    void open(@TempDir Path home) {
        room = EventRoom.alone(home, Receiver.city(1, Order.PROGRESS, "satu"), receiver);
    }

    @AfterEach
    void close() {
        room.close();
    }

    private void publish(int from, int to) {
        IntStream.rangeClosed(from, to).forEach(each -> room.publish(EventRoom.event("e" + each, KEY, "d" + each)));
    }

    private Finding awaitFinding() {
        return await("a finding")
                .atMost(EventRoom.PATIENCE)
                .until(() -> room.balance("satu").findings(), each -> !each.isEmpty())
                .getFirst();
    }

    private int lane() {
        return room.jdbc()
                .sql("select id from event.lane where owed > 0")
                .query(Integer.class)
                .single();
    }

    private TopicPartition partition() {
        int partition = room.jdbc()
                .sql("select lane from event.lane where owed > 0")
                .query(Integer.class)
                .single();
        return new TopicPartition(Topics.lane(Receiver.PUBLISHER, "satu"), partition);
    }

    @Test
    void itAddsUpWithEachTermFromItsOwnSource() throws Exception {
        receiver.refuse("d2");
        publish(1, 5);

        await().atMost(EventRoom.PATIENCE).until(() -> room.balance("satu").parked() == 1);
        Balance balance = room.balance("satu");

        assertThat(balance.accepted()).isEqualTo(5);
        assertThat(balance.delivered()).isEqualTo(4);
        assertThat(balance.even()).isTrue();
    }

    @Test
    void whatIsNoEventHoldsNobodyUp() throws Exception {
        publish(1, 1);
        room.awaitSettled(1);
        TopicPartition lane = partition();
        try (Producer<byte[], byte[]> writer = room.bean(KafkaClients.class).producer("sampah", Map.of())) {
            for (String topic : List.of(Topics.EVENTS, lane.topic())) {
                writer.send(new ProducerRecord<>(topic, lane.partition(), null, "sampah".getBytes(UTF_8)))
                        .get();
            }
        }
        publish(2, 3);

        room.awaitSettled(3);
        assertThat(room.balance("satu").even()).isTrue();
    }

    @Test
    void whatWaitsIsCountedInTheLog() throws Exception {
        receiver.away("satu");
        publish(1, 5);

        await().atMost(EventRoom.PATIENCE).until(() -> room.balance("satu").waiting() == 5);
        assertThat(room.balance("satu").even()).isTrue();
        await().atMost(EventRoom.PATIENCE).until(() -> room.balance("satu").stalledSince() != null);

        receiver.back("satu");
        room.awaitSettled(5);
        assertThat(room.balance("satu").stalledSince()).isNull();
    }

    @Test
    void aLaneThatWaitedBeforeARestartIsNotSaidToWaitForEver() throws Exception {
        receiver.away("satu");
        publish(1, 2);
        await().atMost(EventRoom.PATIENCE).until(() -> room.balance("satu").stalledSince() != null);
        room.close();
        receiver.back("satu");
        room.reopen();

        room.awaitSettled(2);
        assertThat(room.balance("satu").stalledSince()).isNull();
    }

    @Test
    void aDeletedLaneRecordIsMissing() throws Exception {
        receiver.away("satu");
        publish(1, 3);
        await().atMost(EventRoom.PATIENCE).until(() -> room.balance("satu").waiting() == 3);
        awaitInLog(3);

        try (Admin admin = room.bean(KafkaClients.class).admin()) {
            admin.deleteRecords(Map.of(partition(), RecordsToDelete.beforeOffset(1)))
                    .all()
                    .get();
        }

        assertThat(awaitFinding())
                .isEqualTo(new Finding(Kind.MISSING, partition().partition(), List.of(1L), 1));
    }

    @Test
    void aPositionTooFarIsMissing() throws Exception {
        publish(1, 1);
        room.awaitSettled(1);
        receiver.away("satu");
        publish(2, 4);
        awaitInLog(4);
        TopicPartition partition = partition();
        room.close();

        try (Admin admin = room.admin()) {
            admin.alterConsumerGroupOffsets(
                            Lanes.GROUP, Map.of(partition, new OffsetAndMetadata(end(admin, partition))))
                    .all()
                    .get();
        }
        room.reopen();

        Finding finding = awaitFinding();
        assertThat(finding.kind()).isEqualTo(Kind.MISSING);
        assertThat(finding.numbers()).containsExactly(2L, 3L, 4L);
    }

    /** Waits until the log has it: {@code waiting} also counts what is on its way there. */
    private void awaitInLog(long number) {
        await().atMost(EventRoom.PATIENCE)
                .until(() -> room
                        .bean(LaneReach.class)
                        .of(room.bean(BalanceRows.class).open())
                        .values()
                        .stream()
                        .anyMatch(each -> each.last() == number));
    }

    private static long end(Admin admin, TopicPartition partition) throws Exception {
        return admin.listOffsets(Map.of(partition, OffsetSpec.latest()))
                .partitionResult(partition)
                .get()
                .offset();
    }

    @Test
    void aForgedDeliveryIsNamedAndDeliveredAllTheSame() throws Exception {
        receiver.away("satu");
        publish(1, 2);
        await().atMost(EventRoom.PATIENCE).until(() -> room.balance("satu").waiting() == 2);

        room.jdbc()
                .sql("insert into event.settled (lane, seq, event_id, outcome, attempts, settled_at, mark)"
                        + " select :lane, 2, id, 'delivered', 1, now(), 'k:forged' from event.event limit 1")
                .param("lane", lane())
                .update();

        Finding finding = awaitFinding();
        assertThat(finding.kind()).isEqualTo(Kind.FORGED);
        assertThat(finding.numbers()).containsExactly(2L);
        receiver.back("satu");
        room.awaitSettled(2);
        assertThat(receiver.taken("satu")).hasSize(2);
    }

    @Test
    void aDroppedSetAsideRowIsMissingAndCanBeRestored() throws Exception {
        receiver.refuse("d2");
        publish(1, 3);
        await().atMost(EventRoom.PATIENCE).until(() -> room.balance("satu").parked() == 1);

        room.jdbc().sql("delete from event.held").update();

        Finding finding = awaitFinding();
        assertThat(finding.kind()).isEqualTo(Kind.MISSING);
        assertThat(finding.numbers()).containsExactly(2L);

        receiver.accept("d2");
        assertThat(room.bean(Restore.class).restore(Receiver.PUBLISHER, "satu", "operator", "hilang dari tabel"))
                .isEqualTo(1);
        room.awaitSettled(3);
        assertThat(Set.copyOf(receiver.taken("satu").stream()
                        .map(each -> each.event().id())
                        .toList()))
                .containsExactlyInAnyOrder("e1", "e2", "e3");
    }

    /** Three ends that are counted; {@code wrong} is what somebody does to their rows. */
    private Finding afterCounting(String wrong) {
        publish(1, 3);
        room.awaitSettled(3);
        await().atMost(EventRoom.PATIENCE).until(() -> {
            room.balance("satu");
            return room.jdbc()
                            .sql("select max(counted_to) from event.lane")
                            .query(Long.class)
                            .single()
                    == 3;
        });
        assertThat(room.jdbc().sql(wrong).update()).isEqualTo(1);
        return awaitFinding();
    }

    private void restoreOne() throws Exception {
        assertThat(room.bean(Restore.class).restore(Receiver.PUBLISHER, "satu", "operator", "baris diubah"))
                .isEqualTo(1);
        room.awaitSettled(3);
        assertThat(receiver.taken("satu").stream().map(each -> each.event().id()))
                .containsExactly("e1", "e2", "e3", "e2");
    }

    @Test
    void aDroppedEndThatWasCountedIsMissingAndCanBeRestored() throws Exception {
        assertThat(afterCounting("delete from event.settled where seq = 2"))
                .returns(Kind.MISSING, Finding::kind)
                .returns(List.of(2L), Finding::numbers);
        assertThat(room.balance("satu").delivered()).isEqualTo(2);

        restoreOne();
    }

    @Test
    void anAlteredEndThatWasCountedIsForgedAndCanBeRestored() throws Exception {
        assertThat(afterCounting("update event.settled set outcome = 'expired' where seq = 2"))
                .returns(Kind.FORGED, Finding::kind)
                .returns(List.of(2L), Finding::numbers);

        restoreOne();
    }
}
