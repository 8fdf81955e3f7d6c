package id.simpul.hub.policy.contract;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import id.simpul.hub.message.Call;
import id.simpul.hub.message.CallId;
import id.simpul.hub.message.Fault;
import id.simpul.hub.message.FaultCode;
import id.simpul.hub.message.Headers;
import id.simpul.hub.message.TraceContext;
import id.simpul.hub.registry.DataClass;
import id.simpul.hub.registry.PathTemplate;
import id.simpul.hub.registry.Service;
import id.simpul.hub.registry.Service.Operation;
import id.simpul.hub.registry.ServiceContract;
import id.simpul.hub.registry.ServiceContract.Mode;
import id.simpul.hub.registry.SubjectSource;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.yaml.snakeyaml.Yaml;

class ContractTest {
    private static final Instant NOW = Instant.parse("2031-04-02T02:00:00Z");
    private static final String DOCUMENT = resource("perizinan.yaml");
    private static final Promise PROMISE = new Promise("sicantik", "izin", "daftar", "simpeg");

    private final Drift drift = new Drift(Clock.fixed(NOW, ZoneOffset.UTC));
    private final Contracts contracts = new Contracts(drift);

    record Case(String version, Map<String, Object> message) {
        @Nullable
        String text(String name) {
            Object value = message.get(name);
            return value == null ? null : value.toString();
        }

        List<?> says() {
            return (List<?>) requireNonNull(message.get("says"));
        }

        @Override
        public String toString() {
            return version + " " + message;
        }
    }

    static Stream<Case> cases() {
        List<Map<String, Object>> cases = new Yaml().load(resource("cases.yaml"));
        return Stream.of("3.0.3", "3.1.0").flatMap(version -> cases.stream().map(each -> new Case(version, each)));
    }

    @ParameterizedTest
    @MethodSource("cases")
    void everyDeviationIsNamed(Case each) {
        Contract contract = contract(each.version(), Mode.ENFORCE, String.valueOf(each.text("operation")));

        assertThat(deviations(contract, each).map(Deviation::sentence))
                .containsExactlyInAnyOrderElementsOf(
                        each.says().stream().map(String.class::cast).toList());
    }

    private static Stream<Deviation> deviations(Contract contract, Case each) {
        String body = each.text("body");
        String status = each.text("status");
        if (status != null && body != null) {
            return contract.response(Integer.parseInt(status), each.text("type"), bytes(body)).stream();
        }
        return body == null
                ? contract.head(call(each.text("query"), each.text("unit")), variables(each)).stream()
                : contract.body(each.text("type"), bytes(body)).stream();
    }

    @Test
    void anEnforcedContractRefusesAndAnObservedOneNotes() {
        Call call = call("halaman=nol", "pusat");
        Fault refused = contracts.check(contract("3.0.3", Mode.ENFORCE, "daftar"), PROMISE, call, Map.of());
        Fault passed = contracts.check(contract("3.0.3", Mode.OBSERVE, "daftar"), PROMISE, call, Map.of());

        assertThat(requireNonNull(refused).code()).isEqualTo(FaultCode.KONTRAK_TIDAK_SESUAI);
        assertThat(refused.detail()).isEqualTo("query:halaman: type (expected: integer)");
        assertThat(passed).isNull();
        assertThat(drift.take().values())
                .singleElement()
                .satisfies(each -> assertThat(each.times()).isEqualTo(2));
        assertThat(drift.take()).isEmpty();
    }

    @Test
    void aContractThatIsOffLooksAtNothing() {
        assertThat(contracts.of(service("3.0.3", Mode.OFF))).isEmpty();
    }

    @Test
    void aDocumentThatCannotBeUsedRefusesTheRoute() {
        assertThat(contracts.of(service("2.0", Mode.OBSERVE))).isNull();
    }

    @Test
    void whatIsNotStoredIsCountedOn() {
        Deviation deviation = new Deviation(Deviation.Side.RESPONSE, "$.nama", "type", "string");
        drift.note(PROMISE, deviation);
        Map<Drift.Key, Drift.Tally> taken = drift.take();
        drift.note(PROMISE, deviation);
        drift.giveBack(taken);

        assertThat(drift.take().values())
                .singleElement()
                .satisfies(each -> assertThat(each.times()).isEqualTo(2));
    }

    private Contract contract(String version, Mode mode, String operation) {
        return requireNonNull(
                requireNonNull(contracts.of(service(version, mode))).get(operation));
    }

    private static Service service(String version, Mode mode) {
        List<Operation> operations = List.of(
                operation("daftar", "GET", ""),
                operation("buat", "POST", ""),
                operation("berkas", "GET", "/{nomor}/berkas/{urut}"),
                operation("tanpadokumen", "DELETE", ""));
        ServiceContract contract = new ServiceContract(mode, DOCUMENT.replace("VERSION", version));
        return new Service("izin", "Izin", "Licences", DataClass.TERBUKA, "utama", Duration.ofSeconds(3), operations)
                .withContract(contract);
    }

    private static Operation operation(String code, String method, String path) {
        return new Operation(code, method, PathTemplate.parse(path), SubjectSource.NONE, Map.of(), Map.of());
    }

    private static Call call(@Nullable String query, @Nullable String unit) {
        Headers headers = unit == null ? Headers.NONE : Headers.of(Map.of("X-Unit", unit));
        return Call.arrived(
                CallId.at(NOW), "GET", "sicantik", "izin", "", query, headers, "127.0.0.1", NOW, TraceContext.of(null));
    }

    private static Map<String, String> variables(Case each) {
        Map<String, String> variables = new HashMap<>();
        if (each.message().get("variables") instanceof Map<?, ?> given) {
            given.forEach((name, value) -> variables.put(String.valueOf(name), String.valueOf(value)));
        }
        return variables;
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static String resource(String name) {
        try (InputStream stream = requireNonNull(ContractTest.class.getResourceAsStream(name))) {
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException broken) {
            throw new AssertionError(broken);
        }
    }
}
