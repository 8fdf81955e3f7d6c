package id.simpul.hub.health;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.yaml.snakeyaml.Yaml;

/** The rules, case by case: {@code rules.yaml}. */
class HealthRulesTest {
    private static final Map<String, Object> DEFAULTS = Map.of(
            "breaker", "CLOSED",
            "inARow", 0,
            "quiet", "PT5S",
            "calls", 20,
            "failures", 0,
            "late", 0,
            "p95", 80,
            "before", Map.of("state", "sehat", "cause", "NONE"));

    @TestFactory
    Stream<DynamicTest> rules() throws IOException {
        try (InputStream in = HealthRulesTest.class.getResourceAsStream("rules.yaml")) {
            List<Map<String, Object>> cases = new Yaml().load(in);
            return cases.stream()
                    .map(each -> DynamicTest.dynamicTest(String.valueOf(each.get("name")), () -> check(each)));
        }
    }

    private static void check(Map<String, Object> given) {
        Map<String, Object> values = new LinkedHashMap<>(DEFAULTS);
        values.putAll(given);
        Map<?, ?> then = (Map<?, ?>) Objects.requireNonNull(given.get("then"));

        Verdict verdict = HealthRules.judge(evidence(values));

        assertThat(verdict.state().code()).isEqualTo(then.get("state"));
        assertThat(verdict.cause().kind().name()).isEqualTo(then.get("cause"));
        if (then.containsKey("measured")) {
            assertThat(verdict.cause().measured()).isEqualTo(number(then.get("measured")));
            assertThat(verdict.cause().limit()).isEqualTo(number(then.get("limit")));
        }
    }

    private static Evidence evidence(Map<String, Object> values) {
        Object quiet = values.get("quiet");
        return new Evidence(
                Breaker.valueOf((String) Objects.requireNonNull(values.get("breaker"))),
                (int) number(values.get("inARow")),
                new Cause.Failure(null, 500),
                quiet == null ? null : Duration.parse((String) quiet),
                List.of(new ServiceHealth("data", "Data", figures(values), Duration.ofSeconds(1), List.of())),
                verdict((Map<?, ?>) values.get("before")));
    }

    private static Figures figures(Map<String, Object> values) {
        return new Figures(
                number(values.get("calls")),
                number(values.get("failures")),
                number(values.get("late")),
                number(values.get("p95")) * 1000);
    }

    private static @Nullable Verdict verdict(@Nullable Map<?, ?> before) {
        return before == null
                ? null
                : new Verdict(
                        HealthState.of((String) Objects.requireNonNull(before.get("state")))
                                .orElseThrow(),
                        Cause.of(Cause.Kind.valueOf((String) Objects.requireNonNull(before.get("cause")))));
    }

    private static long number(@Nullable Object value) {
        return ((Number) Objects.requireNonNull(value)).longValue();
    }
}
