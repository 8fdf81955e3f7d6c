package id.simpul.hub.event;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import id.simpul.hub.message.Event;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EventBatchTest {
    private static String event(String id) {
        return "{\"specversion\":\"1.0\",\"id\":\"" + id + "\",\"source\":\"/uji\",\"type\":\"uji.terjadi\"}";
    }

    private static byte[] list(int size) {
        return IntStream.range(0, size)
                .mapToObj(each -> event("e" + each))
                .collect(Collectors.joining(",", "[", "]"))
                .getBytes(UTF_8);
    }

    @Test
    void eventsKeepTheirOrder() {
        assertThat(EventBatch.read(list(EventBatch.MOST)))
                .extracting(Event::id)
                .startsWith("e0", "e1")
                .endsWith("e99");
    }

    @Test
    void anEmptyListHoldsNoEvent() {
        assertThat(EventBatch.read("[]".getBytes(UTF_8))).isEmpty();
    }

    @Test
    void oneTooManyIsRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> EventBatch.read(list(EventBatch.MOST + 1)))
                .withMessage("events: 101 (expected: at most 100)");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{}       | body: not a JSON list (expected: a list of events)",
                "[        | body: not well-formed JSON in UTF-8 (expected: an event)",
                "[%s, 1]  | events[1]: no JSON object (expected: an event)",
                "[%s, {}] | events[1].specversion: nothing (expected: 1.0)"
            })
    void whatIsWrongIsToldWithItsPlace(String text, String says) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> EventBatch.read(text.replace("%s", event("a")).getBytes(UTF_8)))
                .withMessage(says);
    }
}
