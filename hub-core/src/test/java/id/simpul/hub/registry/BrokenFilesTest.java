package id.simpul.hub.registry;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import id.simpul.hub.registry.yaml.Draft;
import id.simpul.hub.registry.yaml.Merge;
import id.simpul.hub.registry.yaml.RegistryReader;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.yaml.snakeyaml.Yaml;

class BrokenFilesTest {
    private static final String CITY = requireNonNull(SampleFiles.all().get("city.yaml"));
    private static final String VALID = resource("valid.yaml");

    record Case(String name, String text, List<String> says) {
        @Override
        public String toString() {
            return name;
        }
    }

    static Stream<Case> cases() {
        List<Map<String, Object>> cases = new Yaml().load(resource("broken-files.yaml"));
        return cases.stream()
                .map(each -> new Case(
                        String.valueOf(each.get("name")),
                        text(each),
                        ((List<?>) requireNonNull(each.get("says")))
                                .stream().map(String.class::cast).toList()));
    }

    private static String text(Map<String, Object> broken) {
        Object whole = broken.get("text");
        if (whole != null) {
            return whole.toString();
        }
        String change = String.valueOf(broken.get("change"));
        assertThat(VALID).containsOnlyOnce(change);
        return VALID.replace(change, String.valueOf(broken.get("to")));
    }

    @Test
    void theFileThatTheCasesBreakIsWhole() {
        assertThat(problems("dinas.yaml", VALID)).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("cases")
    void everyFaultIsToldWithItsPlace(Case broken) {
        assertThat(problems("dinas.yaml", broken.text())).containsExactlyInAnyOrderElementsOf(broken.says());
    }

    @Test
    void aBillionLaughsAreNotExpanded() {
        StringBuilder text = new StringBuilder("a: &a [x]\n");
        for (char each = 'b'; each <= 'z'; each++) {
            char last = (char) (each - 1);
            text.append("%1$s: &%1$s [*%2$s, *%2$s, *%2$s, *%2$s, *%2$s, *%2$s]\n".formatted(each, last));
        }

        assertThat(problems("tawa.yaml", text.toString()))
                .contains("tawa.yaml:2: 'a' (expected: no anchors and no aliases)");
    }

    @Test
    void aHugeFileIsRefusedUnread() {
        assertThat(problems("besar.yaml", "#".repeat(5 * 1024 * 1024)))
                .containsExactly("besar.yaml:1: 5242880 characters (expected: at most 4194304 characters)");
    }

    @Test
    void twoFilesMayNotDefineTheSameCode() {
        Draft draft = RegistryReader.read(Map.of("a.yaml", VALID, "b.yaml", VALID), new TestFaces());

        assertThat(draft.problems())
                .extracting(Problem::text)
                .contains(
                        "b.yaml:3 agency.code: dinas, defined in a.yaml:3 (expected: a code used once)",
                        "b.yaml:11 applications[0].code: buku, defined in a.yaml:11 (expected: a code used once)");
    }

    @Test
    void anAgencyNeedsACity() {
        Draft draft = RegistryReader.read(Map.of("dinas.yaml", VALID), new TestFaces());

        assertThat(Merge.of(Registry.EMPTY, draft).problems())
                .extracting(Problem::text)
                .containsExactly("city.yaml city: none (expected: a city, applied with or before its agencies)");
    }

    private static List<String> problems(String file, String text) {
        Draft draft = RegistryReader.read(Map.of("city.yaml", CITY, file, text), new TestFaces());
        List<Problem> problems = new ArrayList<>(draft.problems());
        if (draft.complete()) {
            problems.addAll(Merge.of(Registry.EMPTY, draft).problems());
        }
        return problems.stream().map(Problem::text).toList();
    }

    private static String resource(String name) {
        try (InputStream in = requireNonNull(BrokenFilesTest.class.getResourceAsStream(name))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException unreadable) {
            throw new IllegalStateException(unreadable);
        }
    }
}
