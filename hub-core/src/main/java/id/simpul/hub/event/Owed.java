package id.simpul.hub.event;

/**
 * One event owed to one subscription.
 *
 * @param lane the partition that its key belongs to
 * @param seq its number among all that the subscription is owed in this lane, from 1
 */
record Owed(AcceptedEvent accepted, String application, String subscription, int lane, long seq) {
    String name() {
        return application + "/" + subscription;
    }
}
