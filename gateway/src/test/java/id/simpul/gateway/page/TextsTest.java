package id.simpul.gateway.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.Objects;
import java.util.Properties;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TextsTest {
    private static final Locale INDONESIAN = Locale.of("id");
    private static final int MAX_WORDS = 20;
    private static final Pattern FROWNED_UPON =
            Pattern.compile("\\banda\\b|\\b[Kk](amu|alian)\\b|\u2014|!|klik di sini|dalam rangka|terkait dengan");

    @Test
    void everyTextExistsInBothLanguages() throws IOException {
        assertThat(texts("en").stringPropertyNames()).isEqualTo(texts("id").stringPropertyNames());
    }

    @Test
    void indonesianTextsKeepTheRulesOfOurHouse() throws IOException {
        Properties texts = texts("id");

        assertThat(texts.stringPropertyNames()).allSatisfy(key -> {
            String text = texts.getProperty(key);
            assertThat(FROWNED_UPON.matcher(text).find()).as(key + ": " + text).isFalse();
            assertThat(Stream.of(text.split("[.:] ")).mapToInt(each -> each.split(" ").length))
                    .as("words a sentence of " + key)
                    .allMatch(words -> words <= MAX_WORDS);
        });
    }

    @ParameterizedTest
    @CsvSource({"id,21 November 2026 pukul 09.12 WIB", "en,'21 November 2026, 09:12 WIB'"})
    void aMomentIsWrittenInTheCitysZone(String language, String expected) {
        assertThat(times("Asia/Jakarta", Locale.of(language)).full(Instant.parse("2026-11-21T02:12:04Z")))
                .isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({"Asia/Makassar,10.12.04 WITA", "Asia/Jayapura,11.12.04 WIT"})
    void everyZoneOfTheCountryHasItsName(String zone, String expected) {
        assertThat(times(zone, INDONESIAN).seconds(Instant.parse("2026-11-21T02:12:04Z")))
                .isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({"40,40 detik", "59,59 detik", "60,1 menit", "3599,59 menit", "7200,2 jam", "172800,2 hari"})
    void aLengthHasOneUnit(long seconds, String expected) {
        assertThat(times("Asia/Jakarta", INDONESIAN).length(java.time.Duration.ofSeconds(seconds)))
                .isEqualTo(expected);
    }

    @Test
    void aShareIsNeverRoundedUpToAll() {
        Texts texts = new Texts(new org.springframework.context.support.StaticMessageSource(), INDONESIAN);

        assertThat(texts.percent(0.9999)).isEqualTo("99,9%");
        assertThat(texts.number(12_500)).isEqualTo("12.500");
    }

    private static Times times(String zone, Locale locale) {
        return new Times(ZoneId.of(zone), locale, Clock.fixed(Instant.parse("2026-11-21T03:00:00Z"), ZoneOffset.UTC));
    }

    private static Properties texts(String language) throws IOException {
        Properties texts = new Properties();
        try (InputStream in = TextsTest.class.getResourceAsStream("/messages_" + language + ".properties")) {
            texts.load(new InputStreamReader(Objects.requireNonNull(in), StandardCharsets.UTF_8));
        }
        return texts;
    }
}
