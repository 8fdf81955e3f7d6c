package id.simpul.hub.event;

import java.util.List;

/**
 * An accepted event as the router reads it.
 *
 * @param partition where it stands in the log, with {@code offset}
 * @param subscribers who wants it and may hear of it
 */
record Arrival(AcceptedEvent accepted, int partition, long offset, List<EventTable.Subscriber> subscribers) {
    Arrival(AcceptedEvent accepted, int partition, long offset) {
        this(accepted, partition, offset, List.of());
    }

    Arrival to(List<EventTable.Subscriber> wanting) {
        return new Arrival(accepted, partition, offset, wanting);
    }

    List<LaneName> lanes() {
        return subscribers.stream()
                .map(each -> new LaneName(
                        each.application().code(), each.subscription().code(), partition))
                .toList();
    }
}
