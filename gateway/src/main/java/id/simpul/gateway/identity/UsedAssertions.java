package id.simpul.gateway.identity;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Lets each assertion buy one token (RFC 7523, section 3, item 7), over all nodes. While the database is away each node
 * remembers for itself, so that applications still get tokens.
 */
@Component
class UsedAssertions {
    private static final Logger LOG = LoggerFactory.getLogger(UsedAssertions.class);
    private static final int MAX_REMEMBERED = 200_000;
    private static final long PATIENCE_MILLIS = 1000;
    private static final Duration PAUSE = Duration.ofSeconds(5);
    private static final Executor VIRTUAL =
            task -> Thread.ofVirtual().name("assertion").start(task);

    private final JdbcClient jdbc;
    private final Clock clock;
    private final Cache<String, Boolean> here = Caffeine.newBuilder()
            .maximumSize(MAX_REMEMBERED)
            .expireAfterWrite(AssertionVerifier.LONGEST.multipliedBy(2))
            .build();
    private volatile Instant askAgain = Instant.MIN;

    UsedAssertions(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** Whether this is the first use of {@code id}; it is used from now on. */
    boolean first(String application, String id, Instant expiresAt) {
        if (here.asMap().putIfAbsent(application + ' ' + id, true) != null) {
            return false;
        }
        return clock.instant().isBefore(askAgain) || firstAnywhere(application, id, expiresAt);
    }

    private boolean firstAnywhere(String application, String id, Instant expiresAt) {
        CompletableFuture<Integer> noted =
                CompletableFuture.supplyAsync(() -> insert(application, id, expiresAt), VIRTUAL);
        try {
            return noted.get(PATIENCE_MILLIS, TimeUnit.MILLISECONDS) > 0;
        } catch (ExecutionException | TimeoutException away) {
            askAgain = clock.instant().plus(PAUSE);
            LOG.warn("assertions are remembered by this node alone: the database did not answer");
            return true;
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private int insert(String application, String id, Instant expiresAt) {
        return jdbc.sql("""
                        insert into identity.used_assertion (application, id, expires_at)
                        values (:application, :id, :until) on conflict do nothing""")
                .param("application", application)
                .param("id", id)
                .param("until", Timestamp.from(expiresAt))
                .update();
    }
}
