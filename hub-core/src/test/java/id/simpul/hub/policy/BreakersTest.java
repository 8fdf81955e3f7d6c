package id.simpul.hub.policy;

import static org.assertj.core.api.Assertions.assertThat;

import id.simpul.hub.message.Fault;
import id.simpul.hub.message.FaultCode;
import id.simpul.hub.registry.Application;
import id.simpul.hub.registry.Application.Connection;
import id.simpul.hub.registry.Resilience;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreakerRegistry;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class BreakersTest {
    private static final Application DUKCAPIL =
            new Application("dukcapil", "disdukcapil", "Dukcapil", List.of(), List.of(), List.of(), List.of());

    private final Breakers breakers = new Breakers(CircuitBreakerRegistry.ofDefaults());

    static Stream<Arguments> outcomes() {
        return Stream.of(
                Arguments.of("the target answers 200", null, 200, false),
                Arguments.of("the target answers 404", null, 404, false),
                Arguments.of("the target answers 500", null, 500, true),
                Arguments.of("the target is silent", Fault.target(FaultCode.BATAS_WAKTU, ""), 504, true),
                Arguments.of("the caller hangs up", Fault.caller(FaultCode.PEMANGGIL_MEMUTUS, ""), 499, false),
                Arguments.of("the hub breaks", Fault.hub(FaultCode.GALAT_HUB, ""), 500, false));
    }

    @ParameterizedTest(name = "{0}: opens {3}")
    @MethodSource("outcomes")
    void opensOnlyForFailuresOfTheTarget(String what, @Nullable Fault fault, int status, boolean opens) {
        CircuitBreaker breaker = breakers.of(DUKCAPIL, connection(4));

        for (int i = 0; i < 4; i++) {
            assertThat(breakers.check(breaker)).isNull();
            breakers.settle(breaker, fault, status, 1);
        }

        Fault refused = breakers.check(breaker);
        assertThat(refused != null).isEqualTo(opens);
        if (refused != null) {
            assertThat(refused.code()).isEqualTo(FaultCode.PEMUTUS_TERBUKA);
            assertThat(refused.retryAfter()).isEqualTo(Duration.ofSeconds(7));
        }
    }

    @Test
    void keepsItsMemoryUntilItsSettingsChange() {
        CircuitBreaker first = breakers.of(DUKCAPIL, connection(4));

        assertThat(breakers.of(DUKCAPIL, connection(4))).isSameAs(first);
        assertThat(breakers.of(DUKCAPIL, connection(5))).isNotSameAs(first);
    }

    private static Connection connection(int minimumCalls) {
        Resilience resilience = new Resilience(50, 10, minimumCalls, Duration.ofSeconds(7));
        return new Connection("utama", "http", resilience, Map.of());
    }
}
