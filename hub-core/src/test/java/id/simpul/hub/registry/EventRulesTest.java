package id.simpul.hub.registry;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import id.simpul.hub.registry.yaml.Merge;
import id.simpul.hub.registry.yaml.RegistryReader;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EventRulesTest {
    private static final String CITY = requireNonNull(SampleFiles.all().get("city.yaml"));
    private static final String SCHEMA = "{type: object, required: [nomor], properties: {nomor: {type: string}}}";

    private static String agency(String code, String application, String version, String schema) {
        return """
                format: simpul/1
                agency:
                  code: %s
                  name: Dinas Uji
                  memberClass: GOV
                  contact: {name: Uji Coba, email: uji@dinas.example, phone: 0800-0000-0001}
                applications:
                  - code: %s
                    name: Pemilik
                    publishes:
                      - {type: uji.terjadi, dataClass: terbuka, version: "%s", schema: %s}
                """.formatted(code, application, version, schema);
    }

    private static Merge.Result merged(Registry current, String... files) {
        Map<String, String> named = files.length == 1
                ? Map.of("city.yaml", CITY, "satu.yaml", files[0])
                : Map.of("city.yaml", CITY, "satu.yaml", files[0], "dua.yaml", files[1]);
        return Merge.of(current, RegistryReader.read(named, new TestFaces()));
    }

    private static List<String> change(String version, String schema) {
        Registry current = merged(Registry.EMPTY, agency("dinas", "pemilik", "1.2", SCHEMA))
                .registry();
        return merged(current, agency("dinas", "pemilik", version, schema)).problems().stream()
                .map(Problem::text)
                .toList();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "1.2 | {type: object,  required: [nomor], properties: {nomor: {type: string}}}",
                "1.3 | {type: object, required: [nomor], properties: {nomor: {type: string, maxLength: 9}}}",
                "2.0 | {type: object}",
                "2.0 | ''"
            })
    void aChangeThatTheVersionTellsIsTaken(String version, String schema) {
        assertThat(change(version, schema.isEmpty() ? "~" : schema)).isEmpty();
    }

    @Test
    void anotherSchemaAsksForAHigherVersion() {
        assertThat(change("1.2", "{type: object, required: [nomor, a], properties: {nomor: {type: string}}}"))
                .containsExactly("satu.yaml:11 applications[0].publishes[0].schema: version 1.2"
                        + " (expected: a version above 1.2 with another schema)");
    }

    @Test
    void anIncompatibleSchemaAsksForAHigherMajorVersionAndIsToldWithItsPlace() {
        assertThat(change("1.3", "{type: object, required: [nomor], properties: {nomor: {type: integer}}}"))
                .singleElement()
                .asString()
                .startsWith("satu.yaml:11 applications[0].publishes[0].schema: version 1.3, which breaks"
                        + " #/properties/nomor/type: allows another type")
                .contains("version 2.0");
    }

    @Test
    void whoseFactsSomebodyPublishesMustBeClear() {
        String agreement = """
                agreements:
                  - {consumer: %2$s, event: %1$s/uji.terjadi, operations: [publish], approvedBy: Uji}
                """;
        String first = agency("dinas", "pemilik", "1.0", SCHEMA) + "  - {code: mitra, name: Mitra}\n"
                + agreement.formatted("pemilik", "mitra");
        String second = agency("dinasdua", "lain", "1.0", SCHEMA) + agreement.formatted("lain", "mitra");

        assertThat(merged(Registry.EMPTY, first).problems()).isEmpty();
        assertThat(merged(Registry.EMPTY, first, second).problems())
                .extracting(Problem::text)
                .singleElement()
                .asString()
                .contains("one owner whose uji.terjadi it may publish");
    }
}
