package id.simpul.hub.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DurationsTest {

    @Property
    void whatIsWrittenIsReadBack(@ForAll @LongRange(min = 0, max = 900_000_000) long millis) {
        Duration length = Duration.ofMillis(millis);

        assertThat(Durations.parse(Durations.text(length))).isEqualTo(length);
    }

    @ParameterizedTest
    @CsvSource({"1500ms, 1500ms", "3000ms, 3s", "120s, 2m", "90s, 90s", "120m, 2h", "0s, 0ms"})
    void theShortestFormIsWritten(String given, String written) {
        assertThat(Durations.text(Durations.parse(given))).isEqualTo(written);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "3", "-3s", "3 s", "3S", "PT3S", "9999999999s"})
    void anythingElseIsRefused(String text) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Durations.parse(text))
                .withMessageContaining("expected");
    }
}
