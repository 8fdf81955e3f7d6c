package id.simpul.hub.event;

/**
 * One event owed to one subscription.
 *
 * @param lane which of the subscription's lanes its key belongs to
 * @param seq its number among all that is owed in this lane, from 1
 */
record Owed(AcceptedEvent accepted, LaneName lane, long seq) {
    String application() {
        return lane.application();
    }

    String subscription() {
        return lane.subscription();
    }

    String name() {
        return lane.subscriber();
    }
}
