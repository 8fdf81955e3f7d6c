package id.simpul.connectors.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** The sample city's feed. */
class JdihSampleTest {
    private final List<Map<String, String>> documents =
            JsonMapper.shared().readValue(JdihSampleFile.text(), new TypeReference<>() {});

    private static boolean isOwn(Map<String, String> document) {
        return document.containsKey("contoh");
    }

    @Test
    void theFileInPlaceIsTheOneThatIsMade() throws IOException {
        assertThat(Files.readString(JdihSampleFile.FILE)).isEqualTo(JdihSampleFile.text());
    }

    @Test
    void hasEnoughOfBothAndNoIdTwice() {
        assertThat(documents).hasSizeGreaterThanOrEqualTo(300);
        assertThat(documents.stream().filter(JdihSampleTest::isOwn)).hasSizeGreaterThanOrEqualTo(240);
        assertThat(documents.stream().filter(each -> !isOwn(each))).hasSizeGreaterThanOrEqualTo(60);
        assertThat(documents).extracting(each -> each.get("idData")).doesNotHaveDuplicates();
        assertThat(documents)
                .extracting(each -> each.get("jenis"))
                .contains("PERATURAN WALIKOTA", "NASKAH AKADEMIK", "MAJALAH HUKUM", "YURISPRUDENSI");
    }

    @Test
    void everyMadeUpDocumentSaysSoAndEveryOtherNamesWhereItWasChecked() {
        assertThat(documents).allSatisfy(each -> {
            if (isOwn(each)) {
                assertThat(each.get("judul")).endsWith("(contoh)");
                assertThat(each).doesNotContainKey("sumberCek");
            } else {
                assertThat(each.get("sumberCek")).startsWith("github.com/");
                assertThat(each.get("judul"))
                        .contains(" Nomor " + each.get("noPeraturan") + " Tahun " + each.get("tahun_pengundangan")
                                + " tentang ");
            }
        });
    }
}
