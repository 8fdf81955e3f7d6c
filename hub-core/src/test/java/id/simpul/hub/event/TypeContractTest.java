package id.simpul.hub.event;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import id.simpul.hub.event.EventTable.Published;
import id.simpul.hub.message.Event;
import id.simpul.hub.message.Fault;
import id.simpul.hub.message.FaultCode;
import id.simpul.hub.message.FaultException;
import id.simpul.hub.registry.Agency;
import id.simpul.hub.registry.Agreement;
import id.simpul.hub.registry.Application;
import id.simpul.hub.registry.Application.EventType;
import id.simpul.hub.registry.City;
import id.simpul.hub.registry.DataClass;
import id.simpul.hub.registry.Registry;
import id.simpul.hub.registry.RouteTable;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TypeContractTest {
    private static final LocalDate DAY = LocalDate.of(2026, 11, 28);
    private static final String SCHEMA = """
            {"type": "object", "required": ["nik"], "additionalProperties": false, "properties": {
              "nik": {"type": "string", "pattern": "^[0-9]{16}$"}, "umur": {"type": "integer", "minimum": 0},
              "sejak": {"type": "string", "format": "date"}}}""";

    private static final Instant NOON = Instant.parse("2026-11-28T12:00:00Z");

    private final EventTable table = new EventTable();
    private final TypeContract contract = new TypeContract(table);

    TypeContractTest() {
        RouteTable routes = new RouteTable(new Registry(
                7,
                new City("Kota Uji", "99.71", ZoneId.of("Asia/Jakarta"), false),
                List.of(new Agency(
                        "dinas", "Dinas", "GOV", new Agency.Contact("Uji", "a@b.example", "0800-0000-0001"))),
                List.of(
                        application("pemilik", type("warga.pindah", "2.1", SCHEMA), type("warga.lahir", "1.0", "")),
                        application("mitra", type("warga.lahir", "3.0", "")),
                        application("asing")),
                List.of(
                        agreement("mitra", "warga.pindah", List.of("publish"), DAY),
                        agreement("mitra", "warga.lahir", List.of("publish"), DAY),
                        agreement("asing", "warga.pindah", List.of(), DAY),
                        agreement("asing", "warga.lahir", List.of("publish", "hear"), DAY.minusDays(1)))));
        table.accept(routes);
        contract.accept(routes);
    }

    private static EventType type(String name, String version, String schema) {
        return new EventType(name, DataClass.PRIBADI, "", version, schema, null);
    }

    private static Application application(String code, EventType... types) {
        return new Application(code, "dinas", code, List.of(), List.of(), List.of(types), List.of());
    }

    private static Agreement agreement(String consumer, String type, List<String> operations, LocalDate until) {
        LocalDate from = LocalDate.of(2026, 1, 1);
        return new Agreement(
                consumer + "-" + type,
                consumer,
                "pemilik",
                type,
                operations,
                List.of(),
                "",
                "",
                from,
                until,
                20,
                "Uji");
    }

    private static Event event(String type, @Nullable String media, @Nullable String schema, String data) {
        return new Event("1", "/uji", type, null, null, media, schema, Map.of(), data.getBytes(UTF_8));
    }

    private static Event event(String type, String data) {
        return event(type, "application/json", null, data);
    }

    private Fault refused(String publisher, Event event) {
        return catchThrowableOfType(FaultException.class, () -> contract.check(publisher, event, DAY))
                .fault();
    }

    private static String field(Fault fault) {
        return fault instanceof Fault.CallerFault caller ? String.valueOf(caller.field()) : "no fault of the caller";
    }

    @Test
    void theOwnerPublishesItsTypes() throws FaultException {
        Published published = contract.check("pemilik", event("warga.pindah", "{\"nik\":\"9971010101900000\"}"), DAY);

        assertThat(published.owner()).isEqualTo("pemilik");
        assertThat(published.type().version()).isEqualTo("2.1");
    }

    @Test
    void anotherPublishesWhatAnAgreementLetsIt() throws FaultException {
        Published published = contract.check("mitra", event("warga.pindah", "{\"nik\":\"9971010101900000\"}"), DAY);

        assertThat(published.owner()).isEqualTo("pemilik");
    }

    @Test
    void onesOwnDeclarationComesBeforeAnAgreement() throws FaultException {
        assertThat(contract.check("mitra", event("warga.lahir", "{}"), DAY).owner())
                .isEqualTo("mitra");
    }

    @ParameterizedTest
    @CsvSource({"asing, warga.pindah", "asing, warga.lahir"})
    void anAgreementToHearOrOneThatEndedLetsNobodyPublish(String publisher, String type) {
        Fault fault = refused(publisher, event(type, "{}"));

        assertThat(fault.code()).isEqualTo(FaultCode.PERISTIWA_TIDAK_DIIZINKAN);
        assertThat(field(fault)).isEqualTo("type");
    }

    @Test
    void aTypeThatNobodyDeclaresIsToldWithThoseThatMayBeMeant() {
        Fault fault = refused("mitra", event("warga.pinda", "{}"));

        assertThat(fault.code()).isEqualTo(FaultCode.PERISTIWA_JENIS_TIDAK_DIKENAL);
        assertThat(field(fault)).isEqualTo("type");
        assertThat(fault.detail())
                .isEqualTo("type: a type that nobody declares (expected: one of warga.lahir, warga.pindah;"
                        + " did you mean warga.pindah?)");
    }

    @Test
    void dataThatDeviatesIsToldByPlacesAndRulesOnly() {
        Fault fault = refused(
                "pemilik",
                event(
                        "warga.pindah",
                        "{\"nik\":\"rahasia\",\"umur\":-41,\"sejak\":\"kemarin\",\"x9971010101900000\":1}"));

        assertThat(fault.code()).isEqualTo(FaultCode.PERISTIWA_DATA_TIDAK_SESUAI);
        assertThat(field(fault)).isEqualTo("data");
        assertThat(fault.detail())
                .contains("$.nik: pattern", "and 1 more")
                .doesNotContain("rahasia", "41", "kemarin", "9971010101900000");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "text/plain       | satu          | datacontenttype | not JSON",
                "application/json | {'nik':       | data            | not well-formed",
                "application/json | {'nik':1,'nik':2} | data         | not well-formed",
                "application/json | ''            | data            | nothing",
                "application/json | {}            | data            | required"
            })
    void whatIsNoJsonIsSaidToBeNone(String media, String data, String field, String said) {
        Fault fault = refused(
                "pemilik",
                event("warga.pindah", media, null, data.replace('\'', '"').replace("\"\"", "")));

        assertThat(fault.code()).isEqualTo(FaultCode.PERISTIWA_DATA_TIDAK_SESUAI);
        assertThat(field(fault)).isEqualTo(field);
        assertThat(fault.detail()).contains(said);
    }

    @Test
    void dataOfATypeWithoutASchemaIsAnything() throws FaultException {
        assertThat(contract.check("pemilik", event("warga.lahir", "text/plain", null, "lahir"), DAY))
                .isNotNull();
    }

    @ParameterizedTest
    @CsvSource({
        "urn:simpul:warga.pindah:2.0, true",
        "https://skema.example/warga.pindah/v2, true",
        "https://skema.example/warga.pindah.json, true",
        "https://skema.example/warga.pindah/1.0, false",
        "urn:simpul:warga.pindah:3, false"
    })
    void anotherMajorVersionIsRefused(String address, boolean passes) throws FaultException {
        Event event = event("warga.pindah", "application/json", address, "{\"nik\":\"9971010101900000\"}");

        if (passes) {
            assertThat(contract.check("pemilik", event, DAY)).isNotNull();
        } else {
            assertThat(field(refused("pemilik", event))).isEqualTo("dataschema");
        }
    }

    @Test
    void whatWasAcceptedFitsAsLongAsItsTypeSaysSo() {
        String good = "{\"nik\":\"9971010101900000\"}";

        assertThat(contract.fits("pemilik", Event.json("1", "/p", "warga.pindah", null, NOON, good.getBytes(UTF_8))))
                .isTrue();
        assertThat(contract.fits("pemilik", Event.json("1", "/p", "warga.pindah", null, NOON, "{}".getBytes(UTF_8))))
                .isFalse();
        assertThat(contract.fits("pemilik", Event.json("1", "/p", "warga.lahir", null, NOON, "{}".getBytes(UTF_8))))
                .isTrue();
        assertThat(contract.fits("asing", Event.json("1", "/p", "warga.pindah", null, NOON, good.getBytes(UTF_8))))
                .isFalse();
    }
}
