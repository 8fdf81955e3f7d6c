package id.simpul.hub.policy.attempt;

import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The attempts of one call: which target each of them asks, and whether there is another one. Only a call that may be
 * repeated (RFC 9110, section 9.2.2) is; whether its body still can be sent is the transport's to know. Confined to one
 * thread at a time.
 */
public final class Attempts {
    /** What is returned where no further attempt is made. */
    public static final long NO_MORE = -1;

    private static final Set<String> IDEMPOTENT = Set.of("GET", "HEAD", "OPTIONS", "PUT", "DELETE");
    private static final int FIRST_PAUSE_MILLIS = 50;
    private static final int LONGEST_PAUSE_MILLIS = 1000;

    private final Replicas replicas;
    private final boolean idempotent;
    private Set<Replica> tried = Set.of();
    private @Nullable Replica current;
    private int made;

    Attempts(Replicas replicas, String method) {
        this.replicas = replicas;
        this.idempotent = IDEMPOTENT.contains(method);
    }

    /** The target of the next attempt. */
    public Replica next() {
        if (made == 0) {
            replicas.budget().called();
        }
        made++;
        Replica chosen = replicas.choose(tried);
        current = chosen;
        return chosen;
    }

    /** How many were made. */
    public int made() {
        return made;
    }

    /** Whether the answer's status is one that another attempt may better. */
    public boolean worthAnother(int status) {
        return replicas.rules().retry().on().contains(status);
    }

    /** Notes how the present attempt ended. */
    public void ended(boolean answered, String why) {
        Replica asked = current;
        if (asked != null && answered) {
            replicas.succeeded(asked);
        } else if (asked != null) {
            replicas.failed(asked, why);
        }
    }

    /**
     * Takes another attempt, where the call may be repeated, has attempts left, has time left, and the budget has one.
     *
     * @param leftMillis until the call's deadline
     * @return how long to wait before it in milliseconds, 0 where another target is there to ask; or {@link #NO_MORE}
     */
    public long again(long leftMillis) {
        if (!idempotent || made > replicas.rules().retry().most()) {
            return NO_MORE;
        }
        remember();
        long pause = replicas.hasFresh(tried) ? 0 : pause();
        if (pause >= leftMillis) {
            return NO_MORE;
        }
        if (!replicas.budget().take(System.nanoTime())) {
            replicas.meter().refused().increment();
            return NO_MORE;
        }
        replicas.meter().made().increment();
        return pause;
    }

    /** Most calls are answered at once and remember nothing. */
    private void remember() {
        if (tried.isEmpty()) {
            tried = new HashSet<>();
        }
        if (current != null) {
            tried.add(current);
        }
    }

    /** Half of it by chance, so that those who failed together do not come back together. */
    private long pause() {
        int most = Math.min(LONGEST_PAUSE_MILLIS, FIRST_PAUSE_MILLIS << Math.min(made - 1, 10));
        int half = most / 2;
        return half + (long) replicas.roll(half + 1);
    }
}
