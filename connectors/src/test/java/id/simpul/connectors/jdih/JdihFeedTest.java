package id.simpul.connectors.jdih;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.yaml.snakeyaml.Yaml;

/** Formats, sections 1.2 to 1.4. */
class JdihFeedTest {
    static byte[] file(String name) {
        try (InputStream in = Objects.requireNonNull(JdihFeedTest.class.getResourceAsStream(name))) {
            return in.readAllBytes();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static Stream<Arguments> cases(String name) {
        List<Map<String, Object>> cases = new Yaml().load(new String(file(name), StandardCharsets.UTF_8));
        return cases.stream().map(each -> Arguments.of(each.get("name"), each));
    }

    static Stream<Arguments> variants() {
        return cases("variants.yaml");
    }

    static Stream<Arguments> refusals() {
        return cases("refusals.yaml");
    }

    private static JdihFeed.Documents read(byte[] file) {
        return (JdihFeed.Documents) JdihFeed.read(file);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("variants")
    void readsWhatSitesWrite(String name, Map<String, Object> variant) {
        byte[] feed = String.valueOf(variant.get("feed")).getBytes(StandardCharsets.UTF_8);

        List<JdihDocument> documents = read(feed).documents();

        assertThat(documents).hasSize(1);
        JdihDocument document = documents.getFirst();
        assertThat(document.fields().keySet()).containsExactlyElementsOf(JdihFields.NAMES);
        assertThat(document.fields()).containsAllEntriesOf(texts(variant.get("read")));
        assertThat(document.others()).isEqualTo(texts(variant.get("others")));
        assertThat(document.remarks()).hasSize((Integer) variant.getOrDefault("remarks", 0));
    }

    @SuppressWarnings("unchecked") // the cases are written so
    private static Map<String, String> texts(@Nullable Object mapping) {
        return mapping == null ? Map.of() : (Map<String, String>) mapping;
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("refusals")
    void refusesWhatIsNoFeedAndSaysWhy(String name, Map<String, Object> refusal) {
        byte[] file = refusal.containsKey("latin1")
                ? String.valueOf(refusal.get("latin1")).getBytes(StandardCharsets.ISO_8859_1)
                : String.valueOf(refusal.get("file")).getBytes(StandardCharsets.UTF_8);

        assertThat(JdihFeed.read(file))
                .isInstanceOfSatisfying(
                        JdihFeed.Refusal.class,
                        refused -> assertThat(refused.reason()).startsWith(String.valueOf(refusal.get("reason"))));
    }

    @Test
    void readsTheOfficialSampleThatBreaksItsOwnSchema() {
        List<JdihDocument> documents = read(file("ildis-feed-sample.json")).documents();

        assertThat(documents).extracting(JdihDocument::id).containsExactly("1", "2", "3", "4");
        assertThat(documents)
                .extracting(each -> each.field("jenis"))
                .containsExactly("UNDANG-UNDANG", "BUKU HUKUM", "MAJALAH HUKUM", "PUTUSAN MAHKAMAH AGUNG");
        assertThat(documents.get(1).field("isbn")).isEqualTo("19849993993939393");
        assertThat(documents.get(3).number()).isEqualTo("1/A/2024/PT.TUN.JKT");
        assertThat(documents.get(1).field(JdihFields.ENACTED)).isEmpty();
        assertThat(documents).allSatisfy(each -> assertThat(each.remarks()).isEmpty());
    }

    @Test
    void readsTheSampleCitysFeedWithoutARemark() {
        JdihFeed.Documents read = read(file("/id/simpul/connectors/sandbox/files/jdih/document.json"));

        assertThat(read.documents()).hasSizeGreaterThanOrEqualTo(300);
        assertThat(read.remarks()).isEmpty();
        assertThat(read.nameless()).isZero();
        assertThat(read.documents().getFirst().others()).containsKey("sumberCek");
    }

    @Test
    void refusesTheOfficialSampleCutOffAnywhere() {
        byte[] whole = file("ildis-feed-sample.json");
        int end = new String(whole, StandardCharsets.UTF_8).lastIndexOf(']');

        for (int length = 0; length <= end; length += 97) {
            byte[] half = java.util.Arrays.copyOf(whole, length);
            assertThat(JdihFeed.read(half)).as("%d bytes", length).isInstanceOf(JdihFeed.Refusal.class);
        }
    }

    @Test
    void refusesMoreThan64MegabytesBeforeReadingIt() {
        assertThat(JdihFeed.read(new byte[JdihFeed.LIMIT + 1]))
                .isEqualTo(new JdihFeed.Refusal("feed: 67108865 bytes (expected: at most 67108864)"));
    }

    @Test
    void anEmptyArrayIsASetOfNothing() {
        assertThat(read("[]".getBytes(StandardCharsets.UTF_8)).documents()).isEmpty();
        assertThat(read("\ufeff [] \n".getBytes(StandardCharsets.UTF_8)).documents())
                .isEmpty();
    }

    @Test
    void countsRowsThatCannotBeFoundAgain() {
        JdihFeed.Documents read =
                read("[{\"idData\":1,\"judul\":\"A\"},{\"judul\":\"B\"}]".getBytes(StandardCharsets.UTF_8));

        assertThat(read.documents()).hasSize(1);
        assertThat(read.nameless()).isEqualTo(1);
    }

    @Test
    void theOrderOfRowsAndTheTimeOfUpdateDoNotChangeADocument() {
        String one = "{\"idData\":7,\"judul\":\"A\",\"subjek\":\"X\",\"urlDownload\":\"https://a.test/1\"}";
        String two = "{\"idData\":7,\"judul\":\"A\",\"subjek\":\"Y\",\"last_updated\":\"2031-01-01 00:00:00\"}";

        String there = hash("[" + one + "," + two + "]");

        assertThat(hash("[" + two + "," + one + "]")).isEqualTo(there);
        assertThat(hash("[" + one + "," + two.replace("2031-01-01", "2031-01-02") + "]"))
                .isEqualTo(there);
        assertThat(hash("[" + one.replace("\"A\"", "\"B\"") + "," + two + "]")).isNotEqualTo(there);
    }

    private static String hash(String feed) {
        return read(feed.getBytes(StandardCharsets.UTF_8))
                .documents()
                .getFirst()
                .hash();
    }
}
