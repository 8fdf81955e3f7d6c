package id.simpul.hub.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Objects;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class CanonicalFormTest {

    @Test
    void theBytesOfEachPhaseAreTheOnesOfTheGoldenFile() throws IOException {
        String lines = text(Samples.opening())
                + "\n"
                + text(Samples.closing())
                + "\n"
                + text(Samples.refusal(Samples.CALL, Samples.AT))
                + "\n"
                + text(Samples.opening().closed(Samples.AT, "n1/2", Result.cutOff()))
                + "\n"
                + text(LedgerRecord.opening(Samples.CALL, Samples.AT, "n1/1", 7, Samples.onBehalf()))
                + "\n";

        try (InputStream golden = CanonicalFormTest.class.getResourceAsStream("records.jsonl")) {
            assertThat(lines)
                    .isEqualTo(new String(Objects.requireNonNull(golden).readAllBytes(), StandardCharsets.UTF_8));
        }
    }

    private static String text(LedgerRecord given) {
        return new String(CanonicalForm.encode(given), StandardCharsets.UTF_8);
    }

    @Test
    void readsItsOwnForm() {
        for (LedgerRecord each :
                new LedgerRecord[] {Samples.opening(), Samples.closing(), Samples.refusal(Samples.CALL, Samples.AT)}) {
            assertThat(CanonicalForm.decode(CanonicalForm.encode(each))).isEqualTo(each);
        }
    }

    @Property(tries = 300)
    void anyTextSurvives(@ForAll String text, @ForAll long micros) {
        LedgerRecord given =
                Samples.opening().closed(Samples.AT, "n1/1", new Result(text, null, micros, null, null, null, null));

        byte[] bytes = CanonicalForm.encode(given);

        assertThat(CanonicalForm.encode(CanonicalForm.decode(bytes))).isEqualTo(bytes);
    }

    @Test
    void refusesEveryOtherForm() {
        String form = text(Samples.opening());

        for (String each : new String[] {
            "",
            "{}",
            "null",
            "[]",
            form + " ",
            form.replace(":7,", ": 7,"),
            form.replace("\"v\":1,", "\"v\":2,"),
            form.replace("\"v\":1,", ""),
            form.replace("OPENING", "CLOSING"),
            form.replace("\"GET\"", "null"),
            form.replace("{\"v\":1,", "{\"extra\":1,\"v\":1,"),
            form.replace(".000123Z", ".000123000Z"),
            form.replace("/{nik}", "\\/{nik}")
        }) {
            assertThat(each).isNotEqualTo(form);
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> CanonicalForm.decode(each.getBytes(StandardCharsets.UTF_8)))
                    .withMessageContaining("expected: the canonical form");
        }
    }

    @Test
    void timesHaveSixDigits() {
        assertThat(CanonicalForm.timestamp(Instant.parse("2026-01-02T03:04:05Z")))
                .isEqualTo("2026-01-02T03:04:05.000000Z");
        assertThat(CanonicalForm.timestamp(Instant.parse("2026-12-31T23:59:59.987654321Z")))
                .isEqualTo("2026-12-31T23:59:59.987654Z");
    }
}
