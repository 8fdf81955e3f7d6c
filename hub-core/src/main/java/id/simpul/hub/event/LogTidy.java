package id.simpul.hub.event;

import id.simpul.hub.log.LogOffsets;
import id.simpul.hub.log.LogRemoval;
import id.simpul.hub.log.LogRemoval.Piece;
import id.simpul.hub.log.Topics;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Removes the beginning of the topics of events. Of the topic of all events: what the router has passed and was written
 * before the oldest event that still has a row was accepted, so that whatever is owed can be restored from it. Of a lane's
 * topic: what the lane has passed and is older than anything that its subscription's type keeps.
 */
@Component
class LogTidy {
    /** By how much the clock of a node may have jumped between an acceptance and its record. */
    private static final Duration MARGIN = Duration.ofHours(1);

    private final Topics topics;
    private final LogOffsets offsets;
    private final LogRemoval removal;
    private final Retentions retentions;

    LogTidy(Topics topics, LogOffsets offsets, LogRemoval removal, Retentions retentions) {
        this.topics = topics;
        this.offsets = offsets;
        this.removal = removal;
        this.retentions = retentions;
    }

    /**
     * How far router and lanes are.
     *
     * @param routed stored positions in the topic of all events
     * @param lanes stored positions in the lanes' topics
     */
    record Passed(Map<TopicPartition, Long> routed, Map<TopicPartition, Long> lanes) {}

    /**
     * To be asked before the rows are looked through: what is noted meanwhile is not passed then. Nothing while the broker
     * was not reached since the start.
     */
    Passed passed() throws ExecutionException, InterruptedException {
        if (!topics.ready().isDone()) {
            return new Passed(Map.of(), Map.of());
        }
        Map<TopicPartition, Long> routed = new HashMap<>(offsets.stored(Router.GROUP));
        routed.keySet().removeIf(each -> !each.topic().equals(Topics.EVENTS));
        return new Passed(routed, offsets.stored(Lanes.GROUP));
    }

    /** What may go of the topic of all events; {@code oldest} is when the first event that stays was accepted, if one does. */
    Map<TopicPartition, Piece> events(Passed passed, @Nullable Instant oldest, Instant now)
            throws ExecutionException, InterruptedException {
        Instant before = (oldest == null ? now : oldest).minus(MARGIN);
        Map<TopicPartition, Instant> moments = new HashMap<>();
        passed.routed().keySet().forEach(each -> moments.put(each, before));
        return removal.before(moments, passed.routed());
    }

    /** What may go of the lanes. */
    Map<TopicPartition, Piece> lanes(Passed passed, Instant now) throws ExecutionException, InterruptedException {
        Map<TopicPartition, Instant> moments = new HashMap<>();
        for (TopicPartition each : passed.lanes().keySet()) {
            Duration kept = retentions.ofSubscription(LaneName.of(each).subscriber());
            if (kept != null) {
                moments.put(each, now.minus(kept));
            }
        }
        return removal.before(moments, passed.lanes());
    }

    void remove(Map<TopicPartition, Piece> pieces) throws ExecutionException, InterruptedException {
        removal.remove(pieces);
    }

    static long size(Map<TopicPartition, Piece> pieces) {
        return pieces.values().stream().mapToLong(Piece::size).sum();
    }
}
