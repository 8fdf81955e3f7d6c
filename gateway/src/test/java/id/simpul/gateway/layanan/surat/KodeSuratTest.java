package id.simpul.gateway.layanan.surat;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class KodeSuratTest {
    @Test
    void aCodeIsReadAsPeopleTypeIt() {
        String code = KodeSurat.draw();

        assertThat(code).matches("[2-9A-HJ-NP-Z]{16}");
        assertThat(KodeSurat.printed(code)).matches("([2-9A-HJ-NP-Z]{4}-){3}[2-9A-HJ-NP-Z]{4}");
        assertThat(KodeSurat.read(KodeSurat.printed(code).toLowerCase(Locale.ROOT)))
                .hasValue(code);
        assertThat(KodeSurat.read(" " + code.replaceAll("(.{4})", "$1 "))).hasValue(code);
    }

    @Test
    void oneWrongCharacterIsToldEverywhere() {
        String code = KodeSurat.draw();
        for (int at = 0; at < code.length(); at++) {
            for (char other : "23456789ABCDEFGHJKLMNPQRSTUVWXYZ".toCharArray()) {
                String typed = code.substring(0, at) + other + code.substring(at + 1);
                assertThat(KodeSurat.read(typed).isPresent()).isEqualTo(other == code.charAt(at));
            }
        }
    }

    @Test
    void codesDoNotRepeatThemselves() {
        Set<String> drawn = new HashSet<>();
        for (int i = 0; i < 10_000; i++) {
            assertThat(drawn.add(KodeSurat.draw())).isTrue();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "ABCD",
                "O0I1-O0I1-O0I1-O0I1",
                "../../etc/passwd",
                "ÄÖÜ",
                "2222222222222222222222222222222222222222222"
            })
    void whatIsNoCodeIsTold(String typed) {
        assertThat(KodeSurat.read(typed)).isEmpty();
    }
}
