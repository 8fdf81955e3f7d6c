package id.simpul.hub.keys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import id.simpul.hub.store.Database;
import id.simpul.hub.store.Home;
import id.simpul.hub.store.Schema;
import id.simpul.hub.store.TestPostgres;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Payload keys by class and month on two nodes, and their destruction. */
class PayloadKeysIT {
    private static final String KEK = Base64.getEncoder().encodeToString(new byte[32]);
    private static final byte[] PLAIN = "rahasia".getBytes(StandardCharsets.UTF_8);

    private static final Instant NOW = Instant.parse("2026-11-28T09:00:00.123456789Z");
    private static final Clock CLOCK = Clock.fixed(NOW, ZoneOffset.UTC);
    private static final KeyScope AUGUST = KeyScope.parse("pribadi", "2026-08");

    @TempDir
    private Path folder;

    private final DataSource dataSource = TestPostgres.fresh();
    private final Database database = new Database(dataSource, List.of(new Schema("keys")));

    @BeforeEach
    void migrate() {
        database.start();
        database.ready().join();
    }

    private KeyRing node(String name) {
        return new KeyRing(new Home(folder.resolve(name)), CLOCK, KEK);
    }

    private void synchronise(KeyRing... nodes) {
        for (KeyRing each : nodes) {
            new KeySync(each, database, dataSource).synchronise();
        }
    }

    private boolean synchronised(KeyRing node) {
        synchronise(node);
        return true;
    }

    @Test
    void twoKeysOfOneMonthAreBothValid() {
        KeyRing first = node("a");
        KeyRing second = node("b");
        byte[] one = first.seal(Purpose.PAYLOAD, AUGUST, PLAIN);
        byte[] other = second.seal(Purpose.PAYLOAD, AUGUST, PLAIN);

        synchronise(first, second, first);

        assertThat(second.open(Purpose.PAYLOAD, one)).isEqualTo(PLAIN);
        assertThat(first.open(Purpose.PAYLOAD, other)).isEqualTo(PLAIN);
        assertThat(payloadKeys(first).held())
                .extracting(PayloadKeys.Held::scope)
                .containsExactly("pribadi/2026-08", "pribadi/2026-08");
    }

    @Test
    void aKeyOfTheOtherNodeIsFetchedAtOnce() {
        KeyRing first = node("a");
        KeyRing second = node("b");
        synchronise(first, second);
        second.exchangeBy(() -> synchronised(second));
        first.exchangeBy(() -> synchronised(first));

        byte[] sealed = first.seal(Purpose.PAYLOAD, AUGUST, PLAIN);

        assertThat(second.open(Purpose.PAYLOAD, sealed)).isEqualTo(PLAIN);
    }

    @Test
    void aRunningNodeFetchesAKeyAndSaysWhenThereIsNone() {
        KeyRing first = node("a");
        KeyRing second = node("b");
        KeySync sync = new KeySync(second, database, dataSource);
        sync.start();
        sync.ready().join();
        byte[] sealed = first.seal(Purpose.PAYLOAD, AUGUST, PLAIN);
        try {
            assertThatExceptionOfType(KeyUnknownException.class)
                    .isThrownBy(() -> second.open(Purpose.PAYLOAD, sealed))
                    .withMessageContaining("expected: a key of PAYLOAD");
            synchronise(first);
            assertThat(second.open(Purpose.PAYLOAD, sealed)).isEqualTo(PLAIN);
        } finally {
            sync.stop();
        }
    }

    @Test
    void whatIsDestroyedOnceIsGoneOnBothAndNeverReturns() throws IOException {
        KeyRing first = node("a");
        KeyRing second = node("b");
        byte[] one = first.seal(Purpose.PAYLOAD, AUGUST, PLAIN);
        byte[] other = second.seal(Purpose.PAYLOAD, AUGUST, PLAIN);
        synchronise(first, second, first);
        KeyRing away = node("c");
        byte[] unseen = away.seal(Purpose.PAYLOAD, AUGUST, PLAIN);

        assertThat(payloadKeys(first).destroy(AUGUST, "operator", "masa simpan habis"))
                .hasSize(2);
        synchronise(second, away, first, second);

        for (KeyRing each : List.of(first, second, away, node("a"), node("b"), node("c"), fresh())) {
            for (byte[] sealed : List.of(one, other)) {
                assertThatExceptionOfType(KeyDestroyedException.class)
                        .isThrownBy(() -> each.open(Purpose.PAYLOAD, sealed));
            }
        }
        assertThatExceptionOfType(KeyDestroyedException.class).isThrownBy(() -> away.open(Purpose.PAYLOAD, unseen));
        assertThatExceptionOfType(KeyDestroyedException.class)
                .isThrownBy(() -> second.seal(Purpose.PAYLOAD, AUGUST, PLAIN));
        assertThat(count("keys.key where scope = 'pribadi/2026-08'")).isZero();
        assertThat(payloadKeys(second).held())
                .hasSize(3)
                .allSatisfy(each -> assertThat(each.destroyed())
                        .isEqualTo(new PayloadKeys.Destroyed(
                                NOW.truncatedTo(ChronoUnit.MICROS), "operator", "masa simpan habis")));
    }

    private KeyRing fresh() {
        KeyRing fresh = node("fresh");
        synchronise(fresh);
        return fresh;
    }

    @Test
    void noTablesFileHoldsADestroyedKey() throws IOException {
        KeyRing keys = node("a");
        keys.seal(Purpose.PAYLOAD, AUGUST, PLAIN);
        synchronise(keys);
        JdbcClient jdbc = JdbcClient.create(dataSource);
        jdbc.sql("checkpoint").update();
        byte[] wrapped = jdbc.sql("select wrapped from keys.key where scope is not null")
                .query((row, number) -> row.getBytes(1))
                .single();
        assertThat(tableFilesHolding(wrapped)).isNotEmpty();

        payloadKeys(keys).destroy(AUGUST, "operator", "masa simpan habis");

        jdbc.sql("checkpoint").update();
        assertThat(tableFilesHolding(wrapped)).isEmpty();
    }

    private List<Path> tableFilesHolding(byte[] bytes) throws IOException {
        Path tables = Path.of(JdbcClient.create(dataSource)
                .sql("select current_setting('data_directory') || '/base/' || oid from pg_database"
                        + " where datname = current_database()")
                .query(String.class)
                .single());
        String sought = new String(bytes, StandardCharsets.ISO_8859_1);
        List<Path> holding = new ArrayList<>();
        try (Stream<Path> files = Files.walk(tables)) {
            for (Path each : files.filter(Files::isRegularFile).toList()) {
                if (Files.readString(each, StandardCharsets.ISO_8859_1).contains(sought)) {
                    holding.add(each);
                }
            }
        }
        return holding;
    }

    @Test
    void aDestructionWithoutADatabaseIsPublishedLater() {
        KeyRing first = node("a");
        first.seal(Purpose.PAYLOAD, AUGUST, PLAIN);
        synchronise(first);
        first.destroy(AUGUST, "operator", "masa simpan habis");

        synchronise(node("a"));

        assertThat(count("keys.key where scope = 'pribadi/2026-08'")).isZero();
        assertThat(count("keys.destroyed")).isEqualTo(1);
    }

    @Test
    void aMonthThatIsInUseIsKept() {
        PayloadKeys payloads = payloadKeys(node("a"));

        for (String each : List.of("2026-10", "2026-11", "2026-12")) {
            assertThatExceptionOfType(IllegalArgumentException.class)
                    .isThrownBy(
                            () -> payloads.destroy(KeyScope.parse("pribadi", each), "operator", "masa simpan habis"))
                    .withMessage("month: " + each + " (expected: before the previous month)");
        }
        assertThat(payloads.destroy(KeyScope.parse("pribadi", "2026-09"), "operator", "masa simpan habis"))
                .isEmpty();
    }

    private PayloadKeys payloadKeys(KeyRing keys) {
        return new PayloadKeys(keys, new KeySync(keys, database, dataSource), dataSource, CLOCK);
    }

    private long count(String rows) {
        return JdbcClient.create(dataSource)
                .sql("select count(*) from " + rows)
                .query(Long.class)
                .single();
    }
}
