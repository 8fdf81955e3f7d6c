package id.simpul.gateway.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Objects;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What is committed under static/assets is what its manifest says, and nothing that others forbid. */
class AssetsTest {
    private static final String FOLDER = "/static/assets/";

    static Stream<JsonNode> files() throws IOException {
        return JsonMapper.shared()
                .readTree(bytes("manifest.json"))
                .path("files")
                .valueStream();
    }

    @ParameterizedTest
    @MethodSource("files")
    void everyFileIsWhatTheManifestSays(JsonNode file) throws IOException, NoSuchAlgorithmException {
        byte[] plain = bytes(file.path("file").asString());
        byte[] digest = MessageDigest.getInstance("SHA-256").digest(plain);

        assertThat(HexFormat.of().formatHex(digest))
                .isEqualTo(file.path("sha256").asString());
        assertThat(file.path("file").asString())
                .contains(file.path("sha256").asString().substring(0, 12));
    }

    @ParameterizedTest
    @MethodSource("files")
    void theCompressedFormHoldsTheSame(JsonNode file) throws IOException {
        String name = file.path("file").asString();

        byte[] unpacked = new GZIPInputStream(new ByteArrayInputStream(bytes(name + ".gz"))).readAllBytes();

        assertThat(unpacked).isEqualTo(bytes(name));
        assertThat(bytes(name + ".br")).as("brotli").isNotEmpty().hasSizeLessThan(unpacked.length);
    }

    @Test
    void nothingOfTheForeignGovernmentIsInside() throws IOException {
        for (JsonNode file : files().toList()) {
            String text = new String(bytes(file.path("file").asString()), StandardCharsets.UTF_8);
            assertThat(text).doesNotContainIgnoringCase("GDS Transport").doesNotContain("govuk-crest", "url(http");
        }
    }

    @Test
    void aPageAsksForAnAssetByItsPlainName() {
        assertThat(new Assets().url("konsol.css")).matches("/assets/konsol-[0-9a-f]{12}\\.css");
        assertThat(new Assets().icon("gagal")).matches("/assets/ikon-[0-9a-f]{12}\\.svg#gagal");
    }

    private static byte[] bytes(String name) throws IOException {
        try (InputStream in = AssetsTest.class.getResourceAsStream(FOLDER + name)) {
            return Objects.requireNonNull(in, name).readAllBytes();
        }
    }
}
