package id.simpul.hub.keys;

import java.time.Clock;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * The payload keys of the installation by data class and month, and their destruction, which erases what they sealed
 * (architecture, section 6). The table {@code keys.destroyed} tells who did it and why.
 */
@Component
public class PayloadKeys {
    private static final Logger LOG = LoggerFactory.getLogger(PayloadKeys.class);

    private final KeyRing keys;
    private final KeySync sync;
    private final KeyTable table;
    private final Clock clock;

    PayloadKeys(KeyRing keys, KeySync sync, DataSource dataSource, Clock clock) {
        this.keys = keys;
        this.sync = sync;
        this.table = new KeyTable(JdbcClient.create(dataSource));
        this.clock = clock;
    }

    /**
     * One key, or what is left of it.
     *
     * @param destroyed null while the key is there
     */
    public record Held(
            String scope,
            String id,
            Instant createdAt,
            @Nullable Destroyed destroyed) {}

    /** When, by whom and why a key was destroyed. */
    public record Destroyed(Instant at, String who, String reason) {}

    /** All of them, the newest month first. */
    public List<Held> held() {
        List<Held> found = new ArrayList<>();
        for (WrappedKey each : table.all()) {
            if (each.scope() != null) {
                found.add(new Held(each.scope(), each.id(), each.createdAt(), null));
            }
        }
        table.notes().forEach(each -> found.add(held(each)));
        found.sort(
                Comparator.comparing((Held each) -> KeyScope.parse(each.scope()).month())
                        .reversed()
                        .thenComparing(Held::scope)
                        .thenComparing(Held::createdAt));
        return found;
    }

    private static Held held(DestroyedKey note) {
        Destroyed destroyed = new Destroyed(note.destroyedAt(), note.who(), note.reason());
        return new Held(note.scope(), note.id(), note.createdAt(), destroyed);
    }

    /** Whether new work may still need the scope's key: this month and the one before, of UTC, and what is yet to come. */
    public boolean inUse(KeyScope scope) {
        YearMonth now = YearMonth.from(clock.instant().atOffset(ZoneOffset.UTC));
        return !scope.month().isBefore(now.minusMonths(1));
    }

    /**
     * Destroys the scope's keys for good; returns when this node and the database have none of them.
     *
     * @return what is left of them; empty where the scope has no key
     * @throws IllegalArgumentException where the scope is still in use
     * @throws DataAccessException where the database is away; then the other nodes drop them when it is back
     */
    public List<Held> destroy(KeyScope scope, String who, String reason) {
        if (inUse(scope)) {
            throw new IllegalArgumentException("month: " + scope.month() + " (expected: before the previous month)");
        }
        sync.synchronise();
        List<DestroyedKey> notes = keys.destroy(scope, who, reason);
        sync.synchronise();
        if (!notes.isEmpty()) {
            LOG.info("{} destroyed the payload keys of {}: {}", who, scope, reason);
            compact();
        }
        return notes.stream().map(PayloadKeys::held).toList();
    }

    /** A deleted row stays in its page until the table is written anew. */
    private void compact() {
        try {
            table.compact();
        } catch (DataAccessException refused) {
            LOG.warn("keys.key was not written anew, its owner must (vacuum full keys.key): {}", refused.getMessage());
        }
    }
}
