package id.simpul.gateway.cli;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import id.simpul.gateway.admin.AdminRoom;
import id.simpul.gateway.identity.TokenEndpoint;
import id.simpul.hub.health.HealthBoard;
import id.simpul.hub.keys.KeyRing;
import id.simpul.hub.keys.KeyScope;
import id.simpul.hub.keys.Purpose;
import id.simpul.hub.message.Headers;
import id.simpul.hub.message.Reply;
import id.simpul.hub.store.Readiness;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

class CliIT {
    private static ConfigurableApplicationContext hub;
    private static HttpServer gateway;
    private static Path city;
    private static Map<String, String> environment;

    @BeforeAll
    static void start(@TempDir Path home) throws Exception {
        city = requireNonNull(
                Path.of(AdminRoom.class.getResource("city/city.yaml").toURI()).getParent());
        hub = new SpringApplicationBuilder(AdminRoom.class)
                .properties(
                        "server.port=0",
                        "simpul.port-base=0",
                        "simpul.home=" + home,
                        "simpul.city=" + city,
                        "logging.level.org.apache.kafka=off")
                .run();
        hub.getBeansOfType(Readiness.class)
                .values()
                .forEach(each -> each.ready().join());
        hub.getBean(HealthBoard.class).step();
        gateway = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        gateway.createContext("/oauth2/token", CliIT::token);
        gateway.start();
        environment = Map.of(
                "SIMPUL_WEB_URL", "http://127.0.0.1:" + hub.getEnvironment().getProperty("local.server.port"),
                "SIMPUL_GATEWAY_URL", "http://127.0.0.1:" + gateway.getAddress().getPort());
    }

    /** The data plane's part of the token endpoint. */
    private static void token(HttpExchange exchange) throws IOException {
        Map<String, String> headers = new HashMap<>();
        exchange.getRequestHeaders().forEach((name, values) -> headers.put(name, values.getFirst()));
        Reply reply = hub.getBean(TokenEndpoint.class)
                .token(Headers.of(headers), exchange.getRequestBody().readAllBytes(), "127.0.0.1");
        exchange.sendResponseHeaders(reply.status(), reply.body().length);
        exchange.getResponseBody().write(reply.body());
        exchange.close();
    }

    @AfterAll
    static void stop() {
        gateway.stop(0);
        hub.close();
    }

    private record Outcome(int exitCode, String out, String err) {}

    private static Outcome simpul(String... arguments) {
        return simpul(environment, arguments);
    }

    private static Outcome simpul(Map<String, String> environment, String... arguments) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        int exitCode = Cli.run(arguments, environment, new PrintWriter(out, true), new PrintWriter(err, true));
        return new Outcome(exitCode, out.toString(), err.toString());
    }

    @Test
    void exportsAFolderThatAppliesWithoutADifference(@TempDir Path folder) {
        Outcome exported = simpul("export", folder.toString());
        assertThat(exported.exitCode()).isZero();
        assertThat(folder.resolve("dishub.yaml")).content().contains("parkir");

        Outcome applied = simpul("apply", folder.toString());

        assertThat(applied.out()).startsWith("Nothing to change");
        assertThat(applied.exitCode()).isZero();
        assertThat(simpul("export").out()).contains("# dishub.yaml", "code: parkir");
    }

    @Test
    void destroysAKeyOnceConfirmed() {
        KeyScope old = new KeyScope("pribadi", YearMonth.now(ZoneOffset.UTC).minusMonths(3));
        hub.getBean(KeyRing.class).seal(Purpose.PAYLOAD, old, new byte[] {1});
        String[] order = {"keys", "destroy", old.toString(), "--reason", "masa simpan habis", "--confirm"};

        assertThat(simpul("keys").out()).containsPattern(old + " [0-9a-f]{16} made ");
        assertThat(simpul(confirmed(order, "pribadi/2020-01")).exitCode()).isEqualTo(1);
        Outcome destroyed = simpul(confirmed(order, old.toString()));

        assertThat(destroyed.exitCode()).isZero();
        assertThat(destroyed.out()).contains(" by konsol: masa simpan habis");
        assertThat(simpul("keys").out()).contains(destroyed.out()).doesNotContain(" made ");
        assertThat(simpul("keys", "destroy", "pribadi", "--reason", "masa simpan habis", "--confirm", "x")
                        .exitCode())
                .isEqualTo(2);
    }

    private static String[] confirmed(String[] order, String scope) {
        return Stream.concat(Stream.of(order), Stream.of(scope)).toArray(String[]::new);
    }

    @Test
    void showsTheDifferenceBeforeItAppliesIt(@TempDir Path folder) throws IOException {
        Path file = folder.resolve("dishub.yaml");
        String before = simpulFile("dishub.yaml");
        Files.writeString(file, before.replace("Parkir Tepi Jalan", "Parkir Kota"));

        Outcome dry = simpul("apply", file.toString(), "--dry-run");
        assertThat(dry.out()).contains("~ ", "Parkir Tepi Jalan -> Parkir Kota", "nothing was applied (dry run)");
        assertThat(simpul("export").out()).contains("Parkir Tepi Jalan");

        Outcome applied = simpul("apply", file.toString(), "--reason", "Ganti nama");
        assertThat(applied.out()).contains("1 difference applied");
        assertThat(simpul("export").out()).contains("Parkir Kota");
        assertThat(simpul("status").out()).contains("by konsol");
    }

    private static String simpulFile(String name) throws IOException {
        return Files.readString(city.resolve(name));
    }

    @Test
    void namesPlaceFoundAndExpectedOfEachFault(@TempDir Path folder) throws IOException {
        Path file = Files.writeString(folder.resolve("rusak.yaml"), "format: simpul/1\nagency:\n  code: RUSAK\n");

        Outcome refused = simpul("apply", file.toString());

        assertThat(refused.exitCode()).isEqualTo(1);
        assertThat(refused.err()).contains("rusak.yaml:3 agency.code: ", "RUSAK (expected: ", "berkas-tidak-sah");
    }

    @Test
    void breaksAndMendsAnApplication() {
        assertThat(simpul("latihan", "rusak", "dukcapil", "slow", "3").out()).startsWith("dukcapil is broken (slow)");
        assertThat(simpul("latihan").out()).contains("dukcapil is broken (slow)", "Can be broken: dukcapil");

        assertThat(simpul("latihan", "pulih", "dukcapil").exitCode()).isZero();

        assertThat(simpul("latihan").out()).contains("No application is broken");
        assertThat(simpul("latihan", "rusak", "dukcapil", "3").out()).contains("(500)");
        assertThat(simpul("latihan", "rusak", "hantu", "3").exitCode()).isEqualTo(1);
    }

    @Test
    void showsTheStateOfEveryConnection() {
        Outcome status = simpul("status");

        assertThat(status.out()).contains("STATE", "parkir/utama", "registry version");
        assertThat(status.exitCode()).isZero();
    }

    @Test
    void verifiesTheLedger() {
        Outcome verified = simpul("ledger", "verify");

        assertThat(verified.out()).contains("The ledger is intact: 0 records.");
        assertThat(verified.exitCode()).isZero();
    }

    @Test
    void saysSoWhenACallIsUnknown() {
        Outcome unknown = simpul("call", "0198f2d6-0000-7000-8000-000000000000");

        assertThat(unknown.exitCode()).isEqualTo(1);
        assertThat(unknown.err()).contains("halaman-tidak-ada", "No record of this call");
    }

    @Test
    void aWrongSecretIsRefusedInOneLine() {
        Map<String, String> wrong = new HashMap<>(environment);
        wrong.put("SIMPUL_CLIENT_SECRET", "salah");

        Outcome refused = simpul(wrong, "status");

        assertThat(refused.exitCode()).isEqualTo(1);
        assertThat(refused.err().lines()).hasSize(1).first().asString().contains("401 unknown client or wrong secret");
    }

    @Test
    void anAbsentHubIsOneSentenceAndExitCodeThree() {
        Outcome absent = simpul(
                Map.of("SIMPUL_GATEWAY_URL", "http://127.0.0.1:1", "SIMPUL_WEB_URL", "http://127.0.0.1:1"), "status");

        assertThat(absent.exitCode()).isEqualTo(3);
        assertThat(absent.err().lines()).hasSize(1).first().asString().contains("no hub answers at http://127.0.0.1:1");
    }

    @ParameterizedTest
    @ValueSource(strings = {"ledger retention", "ledger retention --dry-run"})
    void removesOfTheLedgerWhatIsOver(String words) {
        Outcome removed = simpul(words.split(" ", -1));

        assertThat(removed.out()).contains("No record is older than 60 months.");
        assertThat(removed.exitCode()).isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"event retention", "event retention --dry-run"})
    void removesOfTheEventsWhatIsOver(String words) {
        Outcome removed = simpul(words.split(" ", -1));

        assertThat(removed.out()).contains("No event is over.");
        assertThat(removed.exitCode()).isZero();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "apply",
                "event",
                "ledger",
                "latihan rusak dukcapil",
                "latihan rusak dukcapil meledak 3",
                "latihan rusak dukcapil slow lama",
                "call"
            })
    void wrongUsageIsExitCodeTwo(String words) {
        Outcome wrong = simpul(words.split(" ", -1));

        assertThat(wrong.exitCode()).isEqualTo(2);
        assertThat(wrong.err()).contains("Usage: simpul");
    }

    @Test
    void aWrongSettingIsExitCodeTwo() {
        Outcome wrong = simpul(Map.of("SIMPUL_PORT_BASE", "banyak"), "status");

        assertThat(wrong.exitCode()).isEqualTo(2);
        assertThat(wrong.err()).startsWith("simpul: SIMPUL_PORT_BASE: banyak (expected: ");
    }

    @Test
    void theSecretThatARealCitysHubLeftIsFoundInItsFolder(@TempDir Path home) throws IOException {
        Files.createDirectories(home.resolve("keys"));
        Files.writeString(home.resolve("keys").resolve("konsol-secret"), "rahasia\n");

        assertThat(HubAddress.from(Map.of("SIMPUL_HOME", home.toString())).clientSecret())
                .isEqualTo("rahasia");
    }

    @Test
    void aMistypedCommandIsAnsweredWithTheNearestOnes() {
        Outcome wrong = simpul("aply");

        assertThat(wrong.exitCode()).isEqualTo(2);
        assertThat(wrong.err()).contains("Did you mean: simpul apply");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"help", "--help", "help apply", "apply --help", "ledger verify --help", "latihan rusak --help"})
    void helpIsOnlyAWordAway(String words) {
        Outcome help = simpul(words.split(" ", -1));

        assertThat(help.exitCode()).isZero();
        assertThat(help.out()).contains("Usage: simpul");
    }
}
