package id.simpul.hub.connector;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import id.simpul.hub.registry.ConnectionFace.Field;
import id.simpul.hub.registry.ConnectionFace.Text;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class CheckedSettingsTest {
    private static final Text HELP = new Text("a", "b");
    private static final List<Field> FIELDS = List.of(
            new Field("alamat", true, "https?://.+", "http:// or https://", "", false, HELP),
            new Field("sandi", false, "", "", "", true, HELP),
            new Field("tunggu", false, "\\d+(ms|s|m)", "a duration", "3s", false, HELP));

    @Test
    void completesWhatIsGivenByTheDefaults() {
        CheckedSettings settings = CheckedSettings.of(FIELDS, Map.of("alamat", "http://a"));

        assertThat(settings.text("alamat")).isEqualTo("http://a");
        assertThat(settings.has("sandi")).isFalse();
        assertThat(settings.duration("tunggu")).isEqualTo(Duration.ofSeconds(3));
    }

    @Test
    void readsDurationsInEachUnit() {
        assertThat(waiting("250ms")).isEqualTo(Duration.ofMillis(250));
        assertThat(waiting("2m")).isEqualTo(Duration.ofMinutes(2));
    }

    private static Duration waiting(String text) {
        return CheckedSettings.of(FIELDS, Map.of("alamat", "http://a", "tunggu", text))
                .duration("tunggu");
    }

    @Test
    void refusesWhatTheFaceDoesNotKnow() {
        assertThatThrownBy(() -> CheckedSettings.of(FIELDS, Map.of("alamat", "http://a", "lain", "x")))
                .hasMessage("setting: lain (expected: one of [alamat, sandi, tunggu])");
        assertThatThrownBy(() -> CheckedSettings.of(FIELDS, Map.of()))
                .hasMessage("alamat: missing (expected: http:// or https://)");
        assertThatThrownBy(() -> CheckedSettings.of(FIELDS, Map.of("alamat", "ftp://a")))
                .hasMessage("alamat: ftp://a (expected: http:// or https://)");
    }

    @Test
    void keepsValuesToItself() {
        assertThat(CheckedSettings.of(FIELDS, Map.of("alamat", "http://a", "sandi", "rahasia-sekali")))
                .asString()
                .doesNotContain("rahasia-sekali");
    }
}
