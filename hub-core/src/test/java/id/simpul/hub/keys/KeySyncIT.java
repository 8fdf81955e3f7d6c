package id.simpul.hub.keys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import id.simpul.hub.store.Database;
import id.simpul.hub.store.Home;
import id.simpul.hub.store.Schema;
import id.simpul.hub.store.TestPostgres;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.CompletionException;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Two nodes, one database, one key-encryption key. */
class KeySyncIT {
    private static final String KEK = Base64.getEncoder().encodeToString(new byte[32]);
    private static final byte[] PLAIN = "rahasia".getBytes(StandardCharsets.UTF_8);

    private static final Instant NOW = Instant.parse("2026-11-28T09:00:00.123456789Z");
    private static final Clock CLOCK = Clock.fixed(NOW, ZoneOffset.UTC);

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

    @Test
    void theFirstNodesKeysBecomeEverybodys() {
        KeyRing first = node("a");
        KeyRing second = node("b");
        String early = second.hash(Purpose.SUBJECT_HASH, "x");

        synchronise(first);
        synchronise(second);
        synchronise(first);

        for (Purpose each : Purpose.values()) {
            assertThat(second.currentId(each)).isEqualTo(first.currentId(each));
        }
        assertThat(first.matches(Purpose.SUBJECT_HASH, "x", early)).isTrue();
        assertThat(second.open(Purpose.CREDENTIAL, first.seal(Purpose.CREDENTIAL, PLAIN)))
                .isEqualTo(PLAIN);
        assertThat(node("b").currentId(Purpose.CHECKPOINT)).isEqualTo(first.currentId(Purpose.CHECKPOINT));
    }

    @Test
    void aRotationReachesTheOtherNode() {
        KeyRing first = node("a");
        KeyRing second = node("b");
        synchronise(first);
        synchronise(second);

        second.rotate(Purpose.TOKEN_SIGNING);
        synchronise(second);
        synchronise(first);

        assertThat(first.currentId(Purpose.TOKEN_SIGNING)).isEqualTo(second.currentId(Purpose.TOKEN_SIGNING));
        assertThat(first.verifying(Purpose.TOKEN_SIGNING)).hasSizeGreaterThanOrEqualTo(2);
    }

    @Test
    void aRotationWithoutADatabaseIsPublishedLater() {
        KeyRing first = node("a");
        synchronise(first);
        first.rotate(Purpose.CREDENTIAL);
        String rotated = first.currentId(Purpose.CREDENTIAL);

        KeyRing again = node("a");
        synchronise(again);

        assertThat(again.currentId(Purpose.CREDENTIAL)).isEqualTo(rotated);
        assertThat(JdbcClient.create(dataSource)
                        .sql("select id from keys.key where purpose = 'CREDENTIAL' and current")
                        .query(String.class)
                        .single())
                .isEqualTo(rotated);
    }

    @Test
    void aLostHomeGetsItsKeysBack() {
        KeyRing first = node("a");
        synchronise(first);
        byte[] sealed = first.seal(Purpose.REGISTRY, PLAIN);

        KeyRing fresh = node("new");
        synchronise(fresh);

        assertThat(fresh.open(Purpose.REGISTRY, sealed)).isEqualTo(PLAIN);
    }

    @Test
    void aDatabaseOfAnotherKeyEncryptionKeyEndsTheStart() {
        synchronise(node("a"));
        KeyRing stranger = new KeyRing(new Home(folder.resolve("c")), Clock.systemUTC(), "");
        KeySync sync = new KeySync(stranger, database, dataSource);

        sync.start();

        assertThatExceptionOfType(CompletionException.class)
                .isThrownBy(() -> sync.ready().join())
                .havingCause()
                .isInstanceOf(KeyRingException.class)
                .withMessageContaining("wrapped by another key-encryption key");
        sync.stop();
        assertThat(JdbcClient.create(dataSource)
                        .sql("select count(*) from keys.key")
                        .query(Long.class)
                        .single())
                .isEqualTo(Purpose.values().length);
    }

    @Test
    void noKeyStandsInTheDatabaseAsItIs() {
        KeyRing keys = node("a");
        synchronise(keys);
        byte[] secret = keys.ring().of(Purpose.SUBJECT_HASH).getFirst().material();

        List<byte[]> wrapped = JdbcClient.create(dataSource)
                .sql("select wrapped from keys.key")
                .query((row, number) -> row.getBytes(1))
                .list();

        assertThat(wrapped)
                .allSatisfy(each -> assertThat(new String(each, StandardCharsets.ISO_8859_1))
                        .doesNotContain(new String(secret, StandardCharsets.ISO_8859_1)));
    }
}
