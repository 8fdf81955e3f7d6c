package id.simpul.gateway.portal.layanan;

import id.simpul.gateway.identity.AttemptLimiter;
import java.time.Clock;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Slows down who guesses the four digits: five tries for a number from one address, thirty from that address, and a
 * hundred an hour for a number from everywhere, so that many addresses do not help.
 */
final class PembatasLacak {
    private static final String EVERYWHERE = "everywhere";

    private final AttemptLimiter here;
    private final AttemptLimiter everywhere;

    PembatasLacak(Clock clock) {
        here = new AttemptLimiter(5, 30, Duration.ofMinutes(15), clock);
        everywhere = new AttemptLimiter(100, Integer.MAX_VALUE, Duration.ofHours(1), clock);
    }

    /** How long to wait; null where the next try is free. */
    @Nullable
    Duration tunggu(String nomor, String address) {
        Duration wait = here.wait(nomor, address);
        return wait == null ? everywhere.wait(nomor, EVERYWHERE) : wait;
    }

    void dicoba(String nomor, String address, boolean found) {
        if (found) {
            here.succeeded(nomor, address);
        } else {
            here.failed(nomor, address);
            everywhere.failed(nomor, EVERYWHERE);
        }
    }
}
