package id.simpul.gateway.dataplane;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PathRulesTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/api/dukcapil/penduduk/9971010101900000",
                "/api/jdih/peraturan/PERDA%2F2026%2F1",
                "/api/a/b/titik.dalam.nama",
                "/api/a/b/%20%C3%A9",
                "/api/a/b/...",
                "/"
            })
    void lets(String path) {
        assertThat(PathRules.violation(path)).isNull();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "api/a/b",
                "*",
                "/api/a/b/../c",
                "/api/a/b/.",
                "/api/a/b/..",
                "/api/a/b/%2e%2e/c",
                "/api/a/b/%2E",
                "/api/a/b\\c",
                "/api/a/b%5cc",
                "/api/a/b%00",
                "/api/a/b%252f",
                "/api/a/b%",
                "/api/a/b%2",
                "/api/a/b%zz",
                "/api/a/b\u0000",
                "/api/a/b c",
                "/api/a/é"
            })
    void refuses(String path) {
        assertThat(PathRules.violation(path)).isNotNull();
    }
}
