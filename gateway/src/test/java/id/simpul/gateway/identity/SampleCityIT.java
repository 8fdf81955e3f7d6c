package id.simpul.gateway.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import id.simpul.gateway.runtime.StartFailure;
import id.simpul.hub.keys.KeyRing;
import id.simpul.hub.message.FaultCode;
import id.simpul.hub.registry.Agency;
import id.simpul.hub.registry.Application;
import id.simpul.hub.registry.City;
import id.simpul.hub.registry.Registry;
import id.simpul.hub.registry.RouteTable;
import id.simpul.hub.store.Home;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.time.ZoneId;
import java.util.List;
import java.util.concurrent.CompletionException;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.security.crypto.factory.PasswordEncoderFactories;
import org.springframework.security.crypto.password.PasswordEncoder;

/** Well-known credentials: made in the sample city, refused elsewhere. */
class SampleCityIT {
    private static EmbeddedPostgres postgres;

    @TempDir
    private static Path folder;

    private final Clock clock = Clock.systemUTC();
    private final PasswordEncoder passwords = PasswordEncoderFactories.createDelegatingPasswordEncoder();

    private DataSource dataSource;
    private Home home;
    private KeyRing keys;

    @BeforeAll
    static void startDatabase() throws IOException {
        postgres = EmbeddedPostgres.start();
    }

    @AfterAll
    static void stopDatabase() throws IOException {
        postgres.close();
    }

    @BeforeEach
    void emptyDatabase() {
        dataSource = postgres.getPostgresDatabase();
        JdbcClient.create(dataSource)
                .sql("drop schema if exists identity cascade")
                .update();
        home = new Home(folder);
        keys = new KeyRing(home, clock, "");
    }

    private Node start(boolean sampleAllowed) {
        return Node.start(dataSource, home, keys, sampleAllowed);
    }

    private void runSampleCity() {
        start(true).with(city(true)).ready().close();
    }

    private static RouteTable city(boolean sample) {
        Agency agency = new Agency("dishub", "Dishub", "GOV", new Agency.Contact("A", "a@contoh.example", "1"));
        Application parkir = new Application("parkir", "dishub", "Parkir", List.of(), List.of(), List.of(), List.of());
        City city = new City("Kota", "99.71", ZoneId.of("Asia/Jakarta"), sample);
        return new RouteTable(new Registry(1, city, List.of(agency), List.of(parkir), List.of()));
    }

    @Test
    void theSampleCityGetsTheSecretsThatEverybodyKnows() {
        try (Node node = start(true).with(city(true)).ready()) {
            assertThat(node.clients().scopes("parkir", "parkir-demo")).containsExactly("api");
            assertThat(node.clients().scopes("konsol", "konsol-demo")).containsExactly("admin", "api");
        }
        assertThat(column("select name from identity.account"))
                .contains(
                        "operator",
                        "approver",
                        "auditor",
                        "pic-dishub",
                        "dev-dishub",
                        "pegawai1",
                        "pimpinan1",
                        "warga3");
    }

    @Test
    void aHubThatStartsWithoutItsDatabaseKnowsTheCredentialsOfItsLastGoodCopy() throws IOException {
        runSampleCity();
        byte[] sealed = Files.readAllBytes(home.lastGoodCredentials());
        dataSource = new DriverManagerDataSource("jdbc:postgresql://127.0.0.1:1/tidakada");

        try (Node node = start(true)) {
            assertThat(node.clients().scopes("parkir", "parkir-demo")).containsExactly("api");
            assertThat(node.clients().scopes("parkir", "lain")).isNull();
            assertThat(node.refresh().ready()).isNotDone();
        }
        try (Node noSampleCity = start(false)) {
            assertThat(noSampleCity.clients().loaded()).isFalse();
        }
        sealed[sealed.length / 2] ^= 1;
        Files.write(home.lastGoodCredentials(), sealed);
        try (Node node = start(true)) {
            assertThat(node.clients().loaded()).isFalse();
        }
    }

    @Test
    void noSecretAndNoPasswordIsStoredAsItIs() {
        runSampleCity();

        assertThat(column("select client::text from identity.client")).noneMatch(each -> each.contains("-demo"));
        assertThat(column("select password from identity.account")).allMatch(each -> each.startsWith("{bcrypt}$2"));
    }

    @Test
    void aHubThatIsNotTheSampleCityRefusesToStartWithThem() {
        runSampleCity();

        try (Node node = start(false)) {
            assertThatThrownBy(node::ready)
                    .isInstanceOf(CompletionException.class)
                    .cause()
                    .isInstanceOf(StartFailure.class)
                    .hasMessageContaining("demo credentials: approver, auditor, dev-dishub, konsol, operator and ")
                    .hasMessageContaining("(expected: none outside the sample city");
            assertThat(node.clients().loaded()).isFalse();
        }
    }

    @Test
    void theOldApplicationsKeyIsOneOfThem() {
        start(true)
                .with(Door.registry(SampleCity.OLD_APPLICATION, List.of()))
                .ready()
                .close();
        JdbcClient jdbc = JdbcClient.create(dataSource);
        jdbc.sql("update identity.client set revoked_at = now()").update();
        jdbc.sql("delete from identity.account").update();

        try (Node node = start(false)) {
            assertThatThrownBy(node::ready)
                    .cause()
                    .hasMessageContaining("demo credentials: " + SampleCity.OLD_APPLICATION + " (expected: none");
        }
        jdbc.sql("update identity.api_key set revoked_at = now()").update();
        start(false).ready().close();
    }

    @Test
    void aRegistryOfARealCityIsRefusedOverThem() {
        runSampleCity();

        try (Node node = start(true).with(city(false))) {
            assertThatThrownBy(node::ready).hasCauseInstanceOf(StartFailure.class);
        }
    }

    @Test
    void revokedOrChangedOnesDoNoHarm() {
        runSampleCity();
        JdbcClient jdbc = JdbcClient.create(dataSource);
        jdbc.sql("update identity.client set revoked_at = now()").update();
        jdbc.sql("update identity.account set password = :other")
                .param("other", passwords.encode("sandi yang lain"))
                .update();

        try (Node node = start(false).ready()) {
            assertThat(node.clients().scopes("konsol", "konsol-demo")).isNull();
        }
    }

    @Test
    void aRealCitysFirstSecretIsGeneratedOnceForItsOwnUserOnly() throws IOException {
        String secret;
        try (Node node = start(false).ready()) {
            secret = Files.readString(home.consoleSecret()).strip();
            assertThat(secret).hasSize(43);
            assertThat(node.clients().scopes("konsol", secret)).contains("admin");
        }
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(home.consoleSecret())))
                .isEqualTo("rw-------");

        start(false).ready().close();

        assertThat(home.consoleSecret()).content().contains(secret);
    }

    @Test
    void aRevokedSecretOfTheSampleCityDoesNotComeBack() {
        runSampleCity();
        JdbcClient.create(dataSource)
                .sql("update identity.client set revoked_at = now()")
                .update();

        try (Node node = start(true).with(city(true)).ready()) {
            assertThat(node.clients().scopes("parkir", "parkir-demo")).isNull();
            assertThat(node.clients().revoked("parkir", "t1", clock.instant())).isEqualTo(FaultCode.KLIEN_DICABUT);
        }
    }

    private List<String> column(String sql) {
        return JdbcClient.create(dataSource)
                .sql(sql)
                .query((row, number) -> row.getString(1))
                .list();
    }
}
