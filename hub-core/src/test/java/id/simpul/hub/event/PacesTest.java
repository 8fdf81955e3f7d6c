package id.simpul.hub.event;

import static org.assertj.core.api.Assertions.assertThat;

import id.simpul.hub.log.Topics;
import id.simpul.hub.registry.Application.Subscription;
import id.simpul.hub.registry.Application.Subscription.Mode;
import id.simpul.hub.registry.Application.Subscription.Order;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

/** How many deliveries of a subscription begin in a second, by a time that the test gives. */
class PacesTest {
    private static final String NAME = Receiver.PUBLISHER + "/satu";
    private static final long SECOND = 1_000_000_000L;
    /** Of {@link System#nanoTime}, which may be anything. */
    private static final long BEGINNING = -7_654_321L;

    private final EventTable table = new EventTable();

    private void limit(int perSecond) {
        Subscription one = Receiver.subscription("satu", Order.PROGRESS, Mode.PUSH, null);
        table.accept(Receiver.city(
                table.version() + 1,
                new Subscription(
                        one.code(),
                        one.type(),
                        one.connection(),
                        one.path(),
                        one.format(),
                        one.order(),
                        one.filters(),
                        one.mapping(),
                        one.source(),
                        one.subject(),
                        one.mode(),
                        one.concurrency(),
                        perSecond,
                        one.timeToLive(),
                        one.retry(),
                        one.start())));
    }

    /** A node with {@code partitions} of the subscription. */
    private Paces node(int partitions) {
        Paces paces = new Paces(table);
        paces.share(partitions == 0 ? Map.of() : Map.of(NAME, partitions));
        return paces;
    }

    /** When {@code count} deliveries begin that all want to begin now. */
    private static List<Long> starts(Paces node, int count, long now) {
        List<Long> starts = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            starts.add(now + node.of(NAME).untilNext(now));
        }
        return starts;
    }

    /** The most that begin in any second. */
    private static long most(List<Long> starts) {
        return starts.stream()
                .mapToLong(from -> starts.stream()
                        .filter(each -> each >= from && each < from + SECOND)
                        .count())
                .max()
                .orElseThrow();
    }

    @Property(tries = 50)
    void noSecondSeesMoreThanTheRateAndNoneIsWasted(@ForAll @IntRange(min = 1, max = 50) int perSecond) {
        limit(perSecond);

        List<Long> starts = starts(node(Topics.EVENT_PARTITIONS), 4 * perSecond, BEGINNING);

        assertThat(most(starts)).isEqualTo(perSecond);
        assertThat(starts.getLast()).isLessThan(BEGINNING + 4 * SECOND);
    }

    @Test
    void withoutALimitNothingWaits() {
        limit(0);

        assertThat(starts(node(Topics.EVENT_PARTITIONS), 1000, BEGINNING)).containsOnly(BEGINNING);
    }

    @Test
    void whatWasMissedIsNotMadeUpFor() {
        limit(10);
        Paces node = node(Topics.EVENT_PARTITIONS);
        starts(node, 1, BEGINNING);

        assertThat(most(starts(node, 100, BEGINNING + 60 * SECOND))).isEqualTo(10);
    }

    @Property(tries = 50)
    void twoNodesShareTheRateByTheirPartitions(
            @ForAll @IntRange(min = 1, max = 50) int perSecond,
            @ForAll @IntRange(min = 1, max = Topics.EVENT_PARTITIONS - 1) int here) {
        limit(perSecond);
        int wanted = 8 * perSecond;

        List<Long> both = new ArrayList<>(starts(node(here), wanted, BEGINNING));
        both.addAll(starts(node(Topics.EVENT_PARTITIONS - here), wanted, BEGINNING));

        long inEightSeconds = inFirst(8, both);
        assertThat(inEightSeconds).isBetween(8L * perSecond, 8L * perSecond + 1);
        assertThat(most(both)).as("each node begins once").isLessThanOrEqualTo(perSecond + 1);
    }

    private static long inFirst(int seconds, List<Long> starts) {
        return starts.stream()
                .filter(each -> each < BEGINNING + seconds * SECOND)
                .count();
    }

    @Test
    void aNodeThatDeliversNoneOfItTriesAgainAsWithOnePartition() {
        limit(16);

        assertThat(inFirst(1, starts(node(0), 16, BEGINNING))).isEqualTo(16 / Topics.EVENT_PARTITIONS);
    }

    @Test
    void aShareThatChangesChangesTheRateAtOnce() {
        limit(8);
        Paces node = node(Topics.EVENT_PARTITIONS);
        starts(node, 8, BEGINNING);

        node.share(Map.of(NAME, Topics.EVENT_PARTITIONS / 2));
        long later = BEGINNING + 2 * SECOND;

        assertThat(LongStream.of(0, 1, 2, 3).map(each -> later + each * SECOND / 4))
                .containsExactlyElementsOf(starts(node, 4, later));
    }

    @Test
    void anotherRateInTheRegistryHoldsFromTheNextDeliveryOn() {
        limit(5);
        Paces node = node(Topics.EVENT_PARTITIONS);
        starts(node, 1, BEGINNING);

        limit(2);

        assertThat(most(starts(node, 4, BEGINNING + SECOND))).isEqualTo(2);
    }
}
