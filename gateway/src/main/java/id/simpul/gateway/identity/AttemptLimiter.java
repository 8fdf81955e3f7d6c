package id.simpul.gateway.identity;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/**
 * Slows down who guesses. Failures count for a name <em>from one address</em>, so that nobody can lock a name out from
 * elsewhere; and for an address as a whole, except for the names that have signed in from it before, so that a guesser
 * behind the same address does not shut its neighbours out. An empty name is nobody's: it counts for the address only.
 */
public final class AttemptLimiter {
    private static final int MAX_KEYS = 50_000;
    private static final int MAX_NAME = 64;
    private static final Duration REMEMBERED = Duration.ofDays(1);

    private final int perName;
    private final int perAddress;
    private final Duration window;
    private final Clock clock;
    private final Cache<String, Window> failures;
    private final Cache<String, Boolean> welcome;

    /** Allows {@code perName} failures for a name from one address, and {@code perAddress} for an address, a window. */
    public AttemptLimiter(int perName, int perAddress, Duration window, Clock clock) {
        this.perName = perName;
        this.perAddress = perAddress;
        this.window = window;
        this.clock = clock;
        this.failures = Caffeine.newBuilder()
                .maximumSize(MAX_KEYS)
                .expireAfterWrite(window)
                .build();
        this.welcome = Caffeine.newBuilder()
                .maximumSize(MAX_KEYS)
                .expireAfterAccess(REMEMBERED)
                .build();
    }

    /** How long {@code name} has to wait at {@code address}; null where it may try now. */
    public @Nullable Duration wait(String name, String address) {
        String pair = pair(name, address);
        Duration byName = name.isEmpty() ? null : remaining(pair, perName);
        if (byName != null || welcome.getIfPresent(pair) != null) {
            return byName;
        }
        return remaining(network(address), perAddress);
    }

    private @Nullable Duration remaining(String key, int allowed) {
        Window seen = failures.getIfPresent(key);
        Instant now = clock.instant();
        return seen == null || seen.count < allowed || !now.isBefore(seen.until)
                ? null
                : Duration.between(now, seen.until);
    }

    public void failed(String name, String address) {
        if (!name.isEmpty()) {
            count(pair(name, address));
        }
        count(network(address));
    }

    public void succeeded(String name, String address) {
        String pair = pair(name, address);
        failures.invalidate(pair);
        welcome.put(pair, true);
    }

    private void count(String key) {
        Instant now = clock.instant();
        failures.asMap()
                .compute(
                        key,
                        (same, seen) -> seen == null || !now.isBefore(seen.until)
                                ? new Window(1, now.plus(window))
                                : new Window(seen.count + 1, seen.until));
    }

    private static String pair(String name, String address) {
        return network(address) + ' ' + (name.length() > MAX_NAME ? name.substring(0, MAX_NAME) : name);
    }

    /** The /64 of an IPv6 address: its owner has all of it. */
    private static String network(String address) {
        try {
            if (address.indexOf(':') >= 0 && InetAddress.ofLiteral(address) instanceof Inet6Address six) {
                return HexFormat.of().formatHex(Arrays.copyOf(six.getAddress(), 8));
            }
        } catch (IllegalArgumentException noLiteral) {
            // counted as it is written
        }
        return address;
    }

    private record Window(int count, Instant until) {}
}
