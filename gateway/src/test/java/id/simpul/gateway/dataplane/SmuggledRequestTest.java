package id.simpul.gateway.dataplane;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.yaml.snakeyaml.Yaml;

/** What two servers could read in two ways is refused by the first: RFC 9112, section 11.2. */
class SmuggledRequestTest {
    @TempDir
    private static Path home;

    private static WireTarget target;
    private static Gateway gateway;

    @BeforeAll
    static void open() throws IOException {
        target = new WireTarget();
        gateway = new Gateway(home, target.origin(), "", Map.of());
    }

    @AfterAll
    static void close() throws IOException {
        gateway.close();
        target.close();
    }

    @BeforeEach
    void forget() {
        target.heads().clear();
        target.whole().clear();
    }

    static Stream<Arguments> requests() throws IOException {
        try (var yaml = Objects.requireNonNull(SmuggledRequestTest.class.getResourceAsStream("penyelundupan.yaml"))) {
            List<Map<String, Object>> rows = new Yaml().load(yaml);
            return rows.stream().map(each -> Arguments.of(each.get("name"), text(each), each.containsKey("body")));
        }
    }

    private static String text(Map<String, Object> row) {
        return String.valueOf(row.get("request"))
                .replace("{host}", "Host: kota~")
                .replace("{token}", "Authorization: Bearer boleh~")
                .replace("~", "\r\n");
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("requests")
    void isRefusedAndReachesNobody(String name, String request, boolean body) throws IOException {
        String answer = Wire.untilClosed(
                gateway.port(),
                request + "GET /api/uji/apa/selundup HTTP/1.1\r\nHost: kota\r\n" + Gateway.TOKEN + "\r\n");

        if (body) {
            assertThat(answer).doesNotContain(" 200 ").matches("(?s)|HTTP/1.1 400 .*");
        } else {
            assertThat(answer)
                    .matches("(?s)HTTP/1.[01] 400 .*")
                    .containsOnlyOnce("HTTP/1.")
                    .contains("tidak-sah");
            assertThat(target.heads()).isEmpty();
        }
        assertThat(target.whole()).isEmpty();
    }
}
