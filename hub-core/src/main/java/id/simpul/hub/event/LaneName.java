package id.simpul.hub.event;

import id.simpul.hub.log.Topics;
import org.apache.kafka.common.TopicPartition;

/**
 * What one subscription is owed in one partition.
 *
 * @param application the subscriber's code
 * @param subscription the subscription's code
 * @param partition the partition of its topic, and of the topic of all events: a key has the same in both
 */
record LaneName(String application, String subscription, int partition) {

    static LaneName of(TopicPartition partition) {
        String[] name = Topics.subscriptionOf(partition.topic()).split("\\.", 2);
        return new LaneName(name[0], name[1], partition.partition());
    }

    String topic() {
        return Topics.lane(application, subscription);
    }

    /** {@code application/subscription}. */
    String subscriber() {
        return application + "/" + subscription;
    }
}
