package id.simpul.gateway.subscription;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import id.simpul.gateway.admin.AdminRoom;
import id.simpul.hub.message.FaultCode;
import id.simpul.hub.message.FaultException;
import id.simpul.hub.registry.Application;
import id.simpul.hub.registry.Problem;
import id.simpul.hub.registry.RegistryStore;
import id.simpul.hub.store.Readiness;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.ComponentScan;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** An application changes its own subscriptions, over a real registry. */
class SubscriptionDeskIT {
    private static final String CITY = """
            format: simpul/1
            city: {name: Kota Contoh, regionCode: '99.71', zone: Asia/Jakarta, sample: true}
            """;
    private static final String AGENCY = """
            format: simpul/1
            agency: {code: uji, name: Dinas Uji, memberClass: GOV,
              contact: {name: Uji, email: uji@kotacontoh.example, phone: 0800-0000-0001}}
            applications:
              - code: terbit
                name: Penerbit Uji
                publishes:
                  - {type: uji.terjadi, dataClass: terbuka}
                  - {type: uji.lain, dataClass: terbuka}
              - code: dengar
                name: Pendengar Uji
                connections:
                  - {code: utama, kind: http, settings: {baseUrl: "http://127.0.0.1:9/hook"}}
                  - {code: rahasia, kind: http, settings: {baseUrl: "http://127.0.0.1:9", credential: "env:KUNCI"}}
                publishes:
                  - {type: uji.sendiri, dataClass: terbuka}
                subscriptions:
                  - {code: lama, type: uji.terjadi, connection: utama, path: /terima}
            agreements:
              - {consumer: dengar, event: terbit/uji.terjadi, purpose: Uji, basis: UU 27/2022 Pasal 20,
                 from: 2025-01-01, until: 2099-12-31, approvedBy: Uji}
              - {consumer: dengar, event: terbit/uji.lain, purpose: Uji, basis: UU 27/2022 Pasal 20,
                 from: 2024-01-01, until: 2024-12-31, approvedBy: Uji}
            """;

    private static ConfigurableApplicationContext hub;
    private static SubscriptionDesk desk;
    private static SubscriptionBoard board;

    @ComponentScan("id.simpul.gateway.subscription")
    static class Desks {}

    @BeforeAll
    static void start(@TempDir Path home, @TempDir Path city) throws Exception {
        Files.writeString(city.resolve("city.yaml"), CITY);
        Files.writeString(city.resolve("uji.yaml"), AGENCY);
        hub = new SpringApplicationBuilder(AdminRoom.class, Desks.class)
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
        desk = hub.getBean(SubscriptionDesk.class);
        board = hub.getBean(SubscriptionBoard.class);
    }

    @AfterAll
    static void stop() {
        hub.close();
    }

    @AfterEach
    void endWhatIsNew() throws Exception {
        for (Application.Subscription each : dengar().subscriptions()) {
            if (!each.code().equals("lama")) {
                desk.end("dengar", each.code(), "uji");
            }
        }
    }

    private static Application dengar() {
        return hub.getBean(RegistryStore.class).current().applications().stream()
                .filter(each -> each.code().equals("dengar"))
                .findFirst()
                .orElseThrow();
    }

    private static long version() {
        return hub.getBean(RegistryStore.class).version();
    }

    private static Map<String, Object> body(String json) {
        return JsonMapper.shared().readValue(json.replace('\'', '"'), new TypeReference<>() {});
    }

    private static void create(String json) throws FaultException, RefusedSubscriptionException {
        Map<String, Object> body = body(json);
        desk.create("dengar", String.valueOf(body.get("code")), body, "dengar");
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{'code':'a1','type':'uji.terjad','mode':'pull'}                                  | type",
                "{'code':'A 1','type':'uji.terjadi','mode':'pull'}                                | code",
                "{'code':'a1','type':'uji.terjadi'}                                               | connection",
                "{'code':'a1','type':'uji.terjadi','connection':'tidakada'}                       | connection",
                "{'code':'a1','type':'uji.terjadi','connection':'utama','path':'../x'}            | path",
                "{'code':'a1','type':'uji.terjadi','mode':'pull','concurrency':65}                | concurrency",
                "{'code':'a1','type':'uji.terjadi','mode':'pull','retry':['1x']}                  | retry[0]",
                "{'code':'a1','type':'uji.terjadi','mode':'pull','warna':'biru'}                  | warna",
                "{'code':'a1','type':'uji.terjadi','mode':'pull','filters':[{'mirip':{}}]}        | filters[0].mirip",
                "{'code':'a1','type':'uji.terjadi','mode':'tarik'}                                | mode",
                "{'code':'a1','type':'uji.terjadi','mode':'pull','endpoint':{'url':'http://x.example'}} | endpoint",
                "{'code':'a1','type':'uji.terjadi','endpoint':'http://x.example'}                 | endpoint",
                "{'code':'a1','type':'uji.terjadi','endpoint':{'url':'http://x.example','key':1}} | endpoint",
                "{'code':'a1','type':'uji.terjadi','endpoint':{}}                                 | endpoint.url",
                "{'code':'a1','type':'uji.terjadi','endpoint':{'url':'ftp://x.example'}}          | endpoint.url",
                "{'code':'a1','type':'uji.terjadi','endpoint':{'url':'http://${sandbox.http}/x'}} | endpoint.url",
                "{'code':'a1','type':'uji.terjadi','endpoint':{'url':'http://u:p@x.example'}}     | endpoint.url",
                "{'code':'a1','type':'uji.terjadi','endpoint':{'url':'http://127.0.0.1:99999/x'}} | endpoint.url",
                "{'code':'a1','type':'uji.terjadi','endpoint':{'url':'http://127.0.0.1:0/x'}}     | endpoint.url",
                "{'code':'utama','type':'uji.terjadi','endpoint':{'url':'http://x.example'}}      | endpoint.url",
                "{'code':'rahasia','type':'uji.terjadi','endpoint':{'url':'http://x.example'}}    | endpoint.url",
                "{'code':'a1','type':'uji.terjadi','connection':'utama','endpoint':{'url':'http://x.example'}} | connection"
            })
    void whatIsWrongIsNamedAndChangesNothing(String json, String field) {
        long before = version();

        RefusedSubscriptionException refused =
                catchThrowableOfType(RefusedSubscriptionException.class, () -> create(json));

        assertThat(refused.problems()).extracting(Problem::field).contains(field);
        assertThat(version()).isEqualTo(before);
    }

    @Test
    void aPullSubscriptionIsAddedChangedAndEnded() throws Exception {
        create("{'code':'ambil','type':'uji.terjadi','mode':'pull','filters':[{'prefix':{'subject':'A'}}]}");
        Map<String, Object> told = board.one("dengar", "ambil");
        assertThat(told).containsEntry("mode", "pull").containsKey("filters").doesNotContainKey("connection");
        long before = version();

        desk.replace("dengar", "ambil", told, "dengar");
        assertThat(version()).as("the same again").isEqualTo(before);

        desk.replace("dengar", "ambil", body("{'type':'uji.sendiri','mode':'pull','timeToLive':'2h'}"), "dengar");
        assertThat(board.one("dengar", "ambil"))
                .containsEntry("type", "uji.sendiri")
                .containsEntry("timeToLive", "2h")
                .doesNotContainKey("filters");
        assertThat(hub.getBean(RegistryStore.class).versions(1).getFirst().appliedBy())
                .isEqualTo("dengar");

        desk.end("dengar", "ambil", "dengar");
        assertThat(catchThrowableOfType(FaultException.class, () -> board.one("dengar", "ambil"))
                        .fault()
                        .code())
                .isEqualTo(FaultCode.LANGGANAN_TIDAK_ADA);
    }

    @Test
    void anEndpointHasAConnectionOfItsOwnForAsLongAsItIsUsed() throws Exception {
        create("{'code':'dorong','type':'uji.terjadi','endpoint':{'url':'http://127.0.0.1:9/a'}}");
        assertThat(board.one("dengar", "dorong"))
                .containsEntry("endpoint", Map.of("url", "http://127.0.0.1:9/a"))
                .doesNotContainKey("connection");

        desk.replace("dengar", "dorong", body("{'type':'uji.terjadi','endpoint':{'url':'http://127.0.0.1:9/b'}}"), "x");
        assertThat(dengar().connections())
                .filteredOn(each -> each.code().equals("dorong"))
                .singleElement()
                .returns(Map.of("baseUrl", "http://127.0.0.1:9/b"), Application.Connection::settings);

        desk.replace("dengar", "dorong", body("{'type':'uji.terjadi','connection':'utama'}"), "x");
        assertThat(dengar().connections())
                .extracting(Application.Connection::code)
                .containsExactlyInAnyOrder("utama", "rahasia");
    }

    @Test
    void ofTwoChangesAtOnceNoneIsLost() throws Exception {
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Callable<Boolean>> both = Stream.of("satu", "dua")
                    .map(code -> (Callable<Boolean>) () -> {
                        create("{'code':'" + code + "','type':'uji.terjadi','mode':'pull'}");
                        return true;
                    })
                    .toList();
            for (Future<Boolean> each : threads.invokeAll(both)) {
                assertThat(each.get()).isTrue();
            }
        }

        assertThat(dengar().subscriptions())
                .extracting(Application.Subscription::code)
                .contains("satu", "dua", "lama");
    }

    @Test
    void withoutAnAgreementInForceAnothersTypeIsRefused() {
        FaultException refused = catchThrowableOfType(
                FaultException.class, () -> create("{'code':'a1','type':'uji.lain','mode':'pull'}"));

        assertThat(refused.fault().code()).isEqualTo(FaultCode.PERJANJIAN_TIDAK_ADA);
        assertThat(refused.fault().detail()).contains("/pengembang");
    }

    @Test
    void aCodeThatIsTakenAndOneThatIsNotThereAreTold() {
        assertThat(catchThrowableOfType(
                                FaultException.class,
                                () -> create("{'code':'lama','type':'uji.terjadi','mode':'pull'}"))
                        .fault()
                        .code())
                .isEqualTo(FaultCode.LANGGANAN_SUDAH_ADA);
        for (String application : List.of("dengar", "terbit")) {
            assertThat(catchThrowableOfType(FaultException.class, () -> desk.end(application, "tidakada", "x"))
                            .fault()
                            .code())
                    .isEqualTo(FaultCode.LANGGANAN_TIDAK_ADA);
        }
        assertThat(catchThrowableOfType(FaultException.class, () -> desk.end("terbit", "lama", "x"))
                        .fault()
                        .code())
                .isEqualTo(FaultCode.LANGGANAN_TIDAK_ADA);
        assertThat(catchThrowableOfType(
                                RefusedSubscriptionException.class,
                                () -> desk.replace("dengar", "lama", body("{'code':'baru'}"), "x"))
                        .problems())
                .extracting(Problem::field)
                .containsExactly("code");
    }
}
