package id.simpul.hub.ledger;

import id.simpul.hub.message.FaultCode;
import id.simpul.hub.observe.Loop;
import id.simpul.hub.store.Database;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import javax.sql.DataSource;
import org.springframework.context.SmartLifecycle;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Counts refusals before the client was known, by minute, address and code. Bounded: whoever knocks from ever new addresses
 * is counted under one common address, and never fills the hub's memory.
 */
@Component
public class UnknownRefusals implements SmartLifecycle {
    /** Stands for the addresses that no longer fit. */
    public static final String OTHERS = "*";

    private static final int MAX_KEYS = 10_000;
    private static final int MAX_ADDRESS = 64;
    private static final Duration PERIOD = Duration.ofSeconds(3);

    private final Database database;
    private final JdbcClient jdbc;
    private final Clock clock;
    private final Map<Key, Long> counts = new ConcurrentHashMap<>();
    private final Loop loop = new Loop("unknown-refusals", this::round);

    public UnknownRefusals(Database database, DataSource dataSource, Clock clock) {
        this.database = database;
        this.jdbc = JdbcClient.create(dataSource);
        this.clock = clock;
    }

    /** Counts one refusal; does not block. */
    public void count(String address, FaultCode code) {
        Instant minute = clock.instant().truncatedTo(ChronoUnit.MINUTES);
        Key key = new Key(minute, address.substring(0, Math.min(address.length(), MAX_ADDRESS)), code);
        boolean fits = counts.containsKey(key) || counts.size() < MAX_KEYS;
        counts.merge(fits ? key : new Key(minute, OTHERS, code), 1L, Long::sum);
    }

    private Duration round() {
        if (database.ready().isDone()) {
            flush();
        }
        return PERIOD;
    }

    /** Writes the counts to the table; what cannot be written stays counted. */
    void flush() {
        for (Key each : List.copyOf(counts.keySet())) {
            Long count = counts.remove(each);
            if (count != null) {
                add(each, count);
            }
        }
    }

    private void add(Key key, long count) {
        try {
            jdbc.sql("""
                            insert into ledger.unknown_refusal (minute, address, code, count) values (?, ?, ?, ?)
                            on conflict (minute, address, code)
                            do update set count = unknown_refusal.count + excluded.count
                            """)
                    .params(SqlTime.of(key.minute()), key.address(), key.code().code(), count)
                    .update();
        } catch (DataAccessException unreachable) {
            counts.merge(key, count, Long::sum);
            throw unreachable;
        }
    }

    @Override
    public void start() {
        loop.start();
    }

    @Override
    public void stop() {
        loop.stop();
        if (database.ready().isDone() && !counts.isEmpty()) {
            flush();
        }
    }

    @Override
    public boolean isRunning() {
        return loop.running();
    }

    @Override
    public int getPhase() {
        return Database.PHASE + 100;
    }

    private record Key(Instant minute, String address, FaultCode code) {}
}
