package id.simpul.hub.message;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TraceContextTest {
    private static final String TRACE = "4bf92f3577b34da6a3ce929d0e0e4736";

    @Test
    void joinsTheCallersTraceWithASpanOfItsOwn() {
        TraceContext context = TraceContext.of("00-" + TRACE + "-00f067aa0ba902b7-00");

        assertThat(context.traceId()).isEqualTo(TRACE);
        assertThat(context.traceparent())
                .matches("00-" + TRACE + "-[0-9a-f]{16}-00")
                .doesNotContain("00f067aa0ba902b7");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "00",
                "00-00000000000000000000000000000000-00f067aa0ba902b7-01",
                "00-4bf92f3577b34da6a3ce929d0e0e4736-0000000000000000-01",
                "00-4BF92F3577B34DA6A3CE929D0E0E4736-00f067aa0ba902b7-01",
                "00-9971010101900000-00f067aa0ba902b7-01"
            })
    void beginsATraceWhereTheCallersIsNone(String header) {
        TraceContext context = TraceContext.of(header);

        assertThat(context.traceId()).matches("[0-9a-f]{32}").isNotEqualTo(TRACE);
        assertThat(context.traceparent()).endsWith("-01");
    }
}
