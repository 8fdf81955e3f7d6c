package id.simpul.hub.event;

import id.simpul.hub.ledger.Evidence;
import java.util.HashMap;
import java.util.Map;
import org.springframework.stereotype.Component;

/**
 * This node as a member of the groups that share work; the share of one that is gone goes to the others. A member has no
 * lasting name: one that came back under its old name in the middle of a rebalance would leave a partition to nobody.
 */
@Component
class Members {
    private static final int AWAY_MILLIS = 10_000;

    private final String node;

    Members(Evidence evidence) {
        this.node = evidence.node().split("/", 2)[0];
    }

    /** Settings of a producer whose transactions fence an earlier one of this node. */
    Map<String, Object> transactions(String name) {
        return Map.of("transactional.id", name + "-" + node, "transaction.timeout.ms", AWAY_MILLIS);
    }

    /** Settings of a reader that shares the work of {@code group}. */
    Map<String, Object> settings(String group, Map<String, Object> more) {
        Map<String, Object> settings = new HashMap<>(more);
        settings.put("group.id", group);
        settings.put("session.timeout.ms", AWAY_MILLIS);
        settings.put("heartbeat.interval.ms", AWAY_MILLIS / 5);
        settings.put("partition.assignment.strategy", "org.apache.kafka.clients.consumer.CooperativeStickyAssignor");
        return settings;
    }
}
