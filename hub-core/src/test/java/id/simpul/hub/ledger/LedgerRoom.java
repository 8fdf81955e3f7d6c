package id.simpul.hub.ledger;

import static org.awaitility.Awaitility.await;

import id.simpul.hub.log.KafkaSettings;
import id.simpul.hub.store.Home;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Base64;
import java.util.Map;
import javax.sql.DataSource;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.core.env.MapPropertySource;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The rooms round the ledger, wired by Spring as in the hub, on a database, a broker and a folder of the test's own. */
final class LedgerRoom implements AutoCloseable {
    static final Duration PATIENCE = Duration.ofSeconds(30);

    /** The key-encryption key that all nodes of a test share. */
    static final String KEK = Base64.getEncoder().encodeToString(new byte[32]);

    private final AnnotationConfigApplicationContext context = new AnnotationConfigApplicationContext();
    private final JdbcClient jdbc;

    /** A room whose records stay for ever. */
    LedgerRoom(Path home, DataSource dataSource, KafkaSettings kafka) {
        this(home, dataSource, kafka, 0);
    }

    LedgerRoom(Path home, DataSource dataSource, KafkaSettings kafka, int keepMonths) {
        jdbc = JdbcClient.create(dataSource);
        context.getEnvironment()
                .getPropertySources()
                .addFirst(new MapPropertySource(
                        "test",
                        Map.of(
                                "simpul.ledger.checkpoint-seconds",
                                1,
                                "simpul.ledger.keep-months",
                                keepMonths,
                                "simpul.ledger.journal-megabytes",
                                64,
                                "simpul.kek",
                                KEK)));
        context.registerBean(Home.class, () -> new Home(home));
        context.registerBean(DataSource.class, () -> dataSource);
        context.registerBean(KafkaSettings.class, () -> kafka);
        context.registerBean(Clock.class, Clock::systemUTC);
        context.registerBean(MeterRegistry.class, SimpleMeterRegistry::new);
        context.scan("id.simpul.hub.ledger", "id.simpul.hub.keys", "id.simpul.hub.log", "id.simpul.hub.store");
        context.refresh();
    }

    <T> T bean(Class<T> type) {
        return context.getBean(type);
    }

    Evidence evidence() {
        return bean(Evidence.class);
    }

    /** Lays down both records of calls {@code from} to {@code to - 1}. */
    void calls(int from, int to) {
        for (int each = from; each < to; each++) {
            evidence().append(Samples.opening(Samples.callId(each), Samples.AT.plusMillis(each)));
            evidence().append(Samples.closing(Samples.callId(each), Samples.AT.plusMillis(each)));
        }
    }

    long count(String from) {
        return jdbc.sql("select count(*) from " + from).query(Long.class).single();
    }

    void awaitRecords(long count) {
        await().atMost(PATIENCE).ignoreExceptions().until(() -> count("ledger.record") >= count);
    }

    /** Waits until a signed head stands over all records. */
    void awaitCheckpoints() {
        await().atMost(PATIENCE)
                .until(() -> count("ledger.tree t where size > 0 and not exists (select from ledger.checkpoint c"
                                + " where c.partition = t.partition and c.size = t.size)")
                        == 0);
    }

    JdbcClient jdbc() {
        return jdbc;
    }

    @Override
    public void close() {
        context.close();
    }
}
