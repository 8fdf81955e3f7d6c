package id.simpul.hub.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PathTemplateTest {

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {
                "/{nik}, /9971010101900000, 9971010101900000",
                "/{nik}, /997101%200101, 997101 0101",
                "/{nik}, /a+b, a+b",
                "/{nik}, /a%2Fb, -",
                "/{+nik}, /a%2Fb, a/b",
                "/{nik}, /, -",
                "/{nik}, '', -",
                "/{nik}, /a/b, -",
                "/{nik}/keluarga, /a/keluarga, a",
                "/{nik}/keluarga, /a/Keluarga, -",
            })
    void matchesPartByPart(String template, String path, String nik) {
        Map<String, String> variables = PathTemplate.parse(template).match(path);

        assertThat(variables == null ? null : variables.get("nik")).isEqualTo(nik);
    }

    @Test
    void anEmptyTemplateMatchesTheServiceItself() {
        assertThat(PathTemplate.parse("").match("")).isEmpty();
        assertThat(PathTemplate.parse("").match("/")).isNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"nik", "/a{nik}", "/{nik}b", "/{a}{b}"})
    void refusesAVariableThatDoesNotFillItsPart(String template) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> PathTemplate.parse(template))
                .withMessageContaining("expected");
    }

    @Test
    void anEncodedLetterDoesNotHideAFixedPart() {
        assertThat(PathTemplate.parse("/cari").match("/car%69")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "/{nik}, /{nomor}, true",
        "/{nik}, /{+nomor}, true",
        "/{nik}, /cari, false",
        "/{nik}/keluarga, /{nik}, false",
        "/{nik}/keluarga, /{nik}/akta, false",
        "/{nik}/keluarga, /cari/{kata}, true",
        "/cari, /cari, true",
        "'', '', true",
    })
    void twoTemplatesAreAmbiguousWhereNeitherSaysMore(String one, String other, boolean ambiguous) {
        assertThat(PathTemplate.parse(one).ambiguousWith(PathTemplate.parse(other)))
                .isEqualTo(ambiguous);
        assertThat(PathTemplate.parse(other).ambiguousWith(PathTemplate.parse(one)))
                .isEqualTo(ambiguous);
    }
}
