package id.simpul.hub.registry;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import id.simpul.hub.store.Database;
import id.simpul.hub.store.Home;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.postgresql.ds.PGSimpleDataSource;
import org.springframework.context.SmartLifecycle;
import org.springframework.jdbc.core.simple.JdbcClient;

class RegistryWatcherIT {
    private static final Duration PROMISED = Duration.ofSeconds(2);
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final List<SmartLifecycle> started = new ArrayList<>();

    @TempDir
    Path home = Path.of(".");

    @AfterEach
    void stop() {
        started.forEach(SmartLifecycle::stop);
    }

    private RegistryWatcher start(RegistryRoom room, DataSource dataSource, String city) {
        Database database = TestDatabase.database(dataSource);
        RegistryWatcher watcher = room.watcher(database, city);
        watcher.start();
        started.add(database);
        started.add(watcher);
        return watcher;
    }

    @Test
    void anEmptyRegistryStartsWithTheFolderThatIsSet() {
        DataSource dataSource = TestDatabase.fresh();
        RegistryRoom room = new RegistryRoom(dataSource, home);

        start(room, dataSource, SampleFiles.FOLDER.toString()).ready().join();

        assertThat(room.newest().version()).isEqualTo(1);
        assertThat(room.newest().route("dukcapil", "penduduk")).isNotNull();
    }

    @Test
    void aRegistryThatIsToStayEmptyIsPublishedEmpty() {
        DataSource dataSource = TestDatabase.fresh();
        RegistryRoom room = new RegistryRoom(dataSource, home);

        start(room, dataSource, "none").ready().join();

        assertThat(room.newest().routes()).isEmpty();
    }

    @Test
    void aFirstCityThatIsBrokenOrMissingEndsTheStart() throws IOException {
        Files.writeString(home.resolve("kota.yaml"), "format: simpul/1\ncity: {name: Kota}\n");
        DataSource dataSource = TestDatabase.fresh();

        RegistryWatcher broken = start(new RegistryRoom(dataSource, home), dataSource, home.toString());
        RegistryWatcher missing = start(new RegistryRoom(dataSource, home), dataSource, home + "/tidak-ada");

        assertThatThrownBy(() -> broken.ready().join())
                .hasMessageContaining("kota.yaml:2 city.regionCode: nothing (expected: kode wilayah such as 99.71)");
        assertThatThrownBy(() -> missing.ready().join())
                .hasMessageContaining("(expected: none, or a folder with *.yaml files)");
    }

    @Test
    void anApplyOnOneNodeIsHeardOnAnotherWithinTheTimePromised() {
        DataSource dataSource = TestDatabase.fresh();
        RegistryRoom one = new RegistryRoom(dataSource, home.resolve("satu"));
        RegistryRoom other = new RegistryRoom(dataSource, home.resolve("dua"));
        start(other, dataSource, SampleFiles.FOLDER.toString()).ready().join();

        one.apply.apply(Map.of("dispar.yaml", dispar("Dinas Pariwisata", "Dinas Kepariwisataan")), false);

        assertThat(one.newest().version()).isEqualTo(2);
        await().atMost(PROMISED).until(() -> other.newest().version() == 2);
    }

    private static String dispar(String change, String to) {
        return requireNonNull(SampleFiles.all().get("dispar.yaml")).replace(change, to);
    }

    @Test
    void aRowThatCannotBeReadChangesNothingUntilItIsMended() {
        DataSource dataSource = TestDatabase.fresh();
        RegistryRoom room = new RegistryRoom(dataSource, home);
        room.apply.apply(SampleFiles.all(), false);
        JdbcClient sql = JdbcClient.create(dataSource);
        sql.sql("insert into registry.version values (2, now(), 'uji', 'rusak')")
                .update();
        sql.sql("update registry.service set data_class = 'entah' where code = 'penduduk'")
                .update();

        room.publisher.refresh();
        assertThat(room.heard).hasSize(1);
        assertThat(room.publisher.version()).isEqualTo(1);

        sql.sql("update registry.service set data_class = 'pribadi' where code = 'penduduk'")
                .update();
        for (int look = 0; room.publisher.version() == 1 && look < 20; look++) {
            room.publisher.refresh();
        }
        assertThat(room.newest().version()).isEqualTo(2);
    }

    @Test
    void theLastGoodCopyServesWhileTheDatabaseIsNotThere() {
        RegistryRoom before = new RegistryRoom(TestDatabase.fresh(), home);
        before.apply.apply(SampleFiles.all(), false);
        DataSource nowhere = nowhere();
        RegistryRoom after = new RegistryRoom(nowhere, home);

        RegistryWatcher watcher = start(after, nowhere, "");

        assertThat(after.newest().registry()).isEqualTo(before.newest().registry());
        assertThat(watcher.ready()).isNotDone();
    }

    @Test
    void aCopyThatWasChangedIsIgnored() throws IOException {
        RegistryRoom before = new RegistryRoom(TestDatabase.fresh(), home);
        before.apply.apply(SampleFiles.all(), false);
        Path file = new Home(home).lastGoodRegistry();
        byte[] sealed = Files.readAllBytes(file);
        sealed[sealed.length / 2] ^= 1;
        Files.write(file, sealed);
        DataSource nowhere = nowhere();
        RegistryRoom after = new RegistryRoom(nowhere, home);

        start(after, nowhere, "");

        assertThat(after.heard).isEmpty();
    }

    private static DataSource nowhere() {
        PGSimpleDataSource dataSource = new PGSimpleDataSource();
        dataSource.setServerNames(new String[] {"127.0.0.1"});
        dataSource.setPortNumbers(new int[] {1});
        dataSource.setConnectTimeout(1);
        return dataSource;
    }

    @Test
    void theTableServesOnWhileTheDatabaseIsAwayAndFollowsItAfterwards() throws IOException {
        Path data = home.resolve("postgres");
        EmbeddedPostgres server = EmbeddedPostgres.builder()
                .setDataDirectory(data)
                .setCleanDataDirectory(false)
                .start();
        DataSource dataSource = server.getPostgresDatabase();
        RegistryRoom room = new RegistryRoom(dataSource, home);
        start(room, dataSource, SampleFiles.FOLDER.toString()).ready().join();

        server.close();
        assertThat(room.newest().route("dukcapil", "penduduk")).isNotNull();
        try (EmbeddedPostgres back = EmbeddedPostgres.builder()
                .setDataDirectory(data)
                .setCleanDataDirectory(false)
                .setPort(server.getPort())
                .start()) {
            RegistryRoom other = new RegistryRoom(back.getPostgresDatabase(), home.resolve("lain"));
            other.apply.apply(Map.of("dispar.yaml", dispar("Dinas Pariwisata", "Dinas Kepariwisataan")), false);

            await().atMost(PATIENCE).until(() -> room.newest().version() == 2);
            started.forEach(SmartLifecycle::stop);
        }
    }
}
