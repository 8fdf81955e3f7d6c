package id.simpul.gateway.layanan.permohonan;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NomorPermohonanTest {
    private static final long SEED = 20261122;

    @Test
    void aNumberHasTheServiceTheYearAndACheckDigit() {
        assertThat(NomorPermohonan.of("KTP", 2026, 123)).matches("KTP-2026-000123-\\d");
        assertThat(NomorPermohonan.draw("KTP", 2026)).matches("KTP-2026-\\d{6}-\\d");
    }

    @Test
    void oneWrongDigitAndTwoSwappedOnesAreNoticed() {
        Random random = new Random(SEED);
        for (int round = 0; round < 500; round++) {
            String number = NomorPermohonan.of("KTP", 2026, random.nextInt(1_000_000));
            assertThat(NomorPermohonan.read(number)).isEqualTo(number);
            for (int at = 4; at < number.length(); at++) {
                if (Character.isDigit(number.charAt(at))) {
                    assertThat(NomorPermohonan.read(changed(number, at)))
                            .as(number)
                            .isNull();
                    assertSwapNoticed(number, at);
                }
            }
        }
    }

    private static String changed(String number, int at) {
        char other = (char) ('0' + (number.charAt(at) - '0' + 3) % 10);
        return number.substring(0, at) + other + number.substring(at + 1);
    }

    private static void assertSwapNoticed(String number, int at) {
        if (at + 1 < number.length() && Character.isDigit(number.charAt(at + 1))) {
            String swapped =
                    number.substring(0, at) + number.charAt(at + 1) + number.charAt(at) + number.substring(at + 2);
            assertThat(NomorPermohonan.read(swapped)).isIn(null, number);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"  %s ", "%s.", "\u00a0%s"})
    void waysInWhichAPersonTypesItAreForgiven(String form) {
        String number = NomorPermohonan.of("KTP", 2026, 48213);

        assertThat(NomorPermohonan.read(form.formatted(number.toLowerCase(java.util.Locale.ROOT))
                        .replace('\u00a0', ' ')))
                .isEqualTo(number);
        assertThat(NomorPermohonan.read(form.formatted(number.replace("-", "")).replace('\u00a0', ' ')))
                .isEqualTo(number);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "KTP", "9971010101900000", "KTP-2026-000123", "<script>", "KTP-2026-12345678-1"})
    void whatIsNoNumberIsNone(String typed) {
        assertThat(NomorPermohonan.read(typed)).isNull();
        assertThat(NomorPermohonan.read(typed.repeat(1000))).isNull();
    }

    @Test
    void nobodyCountsOnFromHisOwnNumber() {
        Set<String> drawn = new HashSet<>();
        for (int i = 0; i < 100; i++) {
            drawn.add(NomorPermohonan.draw("KTP", 2026));
        }

        assertThat(drawn).hasSizeGreaterThan(95);
    }
}
