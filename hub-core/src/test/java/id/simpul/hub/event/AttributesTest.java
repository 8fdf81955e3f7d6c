package id.simpul.hub.event;

import static org.assertj.core.api.Assertions.assertThat;

import id.simpul.hub.message.Event;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AttributesTest {
    private static final String EVENT = "{\"specversion\":\"1.0\",\"id\":\"%s\",\"source\":\"%s\",\"type\":\"%s\","
            + "\"subject\":\"%s\",\"kota\":\"%s\"}";

    private static Event event(String written) {
        return EventJson.read(written.getBytes(StandardCharsets.UTF_8));
    }

    @ParameterizedTest
    @ValueSource(strings = {"id", "source", "type", "subject", "kota"})
    void halfAPairIsRefusedByTheNameOfItsAttribute(String name) {
        String valid = EVENT.formatted("id", "source", "type", "subject", "kota");

        assertThat(Attributes.violation(event(valid))).isNull();
        assertThat(Attributes.violation(event(valid.replace(":\"" + name + "\"", ":\"s\\ud800\""))))
                .isEqualTo(name + ": an unpaired surrogate (expected: characters of Unicode)");
    }

    @Test
    void aWholePairIsACharacterLikeOthers() {
        assertThat(Attributes.violation(event(EVENT.formatted("\\ud83d\\ude00", "/uji", "uji", "s", "k"))))
                .isNull();
    }
}
