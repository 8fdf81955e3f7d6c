package id.simpul.hub.policy;

import static org.assertj.core.api.Assertions.assertThat;

import id.simpul.hub.message.Fault;
import id.simpul.hub.message.FaultCode;
import id.simpul.hub.message.Headers;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DeadlineTest {
    private static final Duration SERVICE = Duration.ofSeconds(3);

    private static Headers asked(String value) {
        return Headers.of(Map.of("simpul-timeout", value));
    }

    @ParameterizedTest
    @CsvSource({"2, 2000", "2s, 2000", "500ms, 500", "1ms, 1", "3, 3000", "999999, 3000"})
    void aCallerMayAskForLessNeverForMore(String value, long millis) {
        assertThat(Deadline.check(asked(value))).isNull();
        assertThat(Deadline.of(asked(value), SERVICE)).isEqualTo(Duration.ofMillis(millis));
    }

    @Property
    void neverMoreThanTheService(@ForAll @IntRange(min = 1, max = 999_999) int amount, @ForAll boolean millis) {
        assertThat(Deadline.of(asked(amount + (millis ? "ms" : "s")), SERVICE))
                .isLessThanOrEqualTo(SERVICE)
                .isPositive();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "0", "-1", "1.5", "2m", "dua", "2 s", "1000000"})
    void whatIsNoLengthOfTimeIsRefusedWithoutRepeatingIt(String value) {
        Fault fault = Objects.requireNonNull(Deadline.check(asked(value)));

        assertThat(fault.code()).isEqualTo(FaultCode.PERMINTAAN_TIDAK_SAH);
        assertThat(fault.detail()).contains("Simpul-Timeout", "500ms").doesNotContain("dua");
    }

    @Test
    void withoutAWordTheServicesTimeHolds() {
        assertThat(Deadline.check(Headers.of(Map.of()))).isNull();
        assertThat(Deadline.of(Headers.of(Map.of()), SERVICE)).isEqualTo(SERVICE);
    }
}
