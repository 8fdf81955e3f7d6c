package id.simpul.hub.event;

import java.time.Instant;
import java.time.YearMonth;

/**
 * What is held for a subscription and ends with the key of its class and month, which is destroyed when all of that class
 * and month is over.
 *
 * @param dataClass the code of its class
 * @param month of acceptance, of UTC
 * @param count how many are set aside, parked or laid out to be fetched
 * @param ends when; not before the owner was told three days ahead
 * @param due of how many days ahead the owner is to be told now: 14 or 3; 0 where nothing is to be told yet
 */
public record HeldEnding(
        String application, String subscription, String dataClass, YearMonth month, long count, Instant ends, int due) {

    /** {@code application/subscription}. */
    public String name() {
        return application + "/" + subscription;
    }
}
