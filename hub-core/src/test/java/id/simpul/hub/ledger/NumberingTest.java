package id.simpul.hub.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.nio.charset.StandardCharsets;
import java.util.Set;
import org.junit.jupiter.api.Test;

class NumberingTest {
    private static Arrival arrival(long offset, LedgerRecord evidence) {
        return Arrival.of(2, offset, CanonicalForm.encode(evidence));
    }

    private static Numbering numbering(Set<CallMoment> known) {
        return new Numbering(TreeHead.start(2), known, leaf -> "seal");
    }

    @Test
    void numbersHaveNoHoleWhereTheTopicHas() {
        Numbering numbering = numbering(Set.of());
        numbering.take(arrival(0, Samples.opening()));
        numbering.take(arrival(7, Samples.closing()));

        assertThat(numbering.entries()).extracting(LedgerEntry::seq).containsExactly(0L, 1L);
        assertThat(numbering.after().nextOffset()).isEqualTo(8);
        assertThat(numbering.after().size()).isEqualTo(2);
    }

    @Test
    void aRepeatedRecordGetsNoSecondNumber() {
        Numbering numbering = numbering(Set.of(new CallMoment(Samples.CALL, Phase.OPENING)));
        numbering.take(arrival(0, Samples.opening()));
        numbering.take(arrival(1, Samples.closing()));
        numbering.take(arrival(2, Samples.closing()));

        assertThat(numbering.entries())
                .extracting(each -> each.evidence().phase())
                .containsExactly(Phase.CLOSING);
        assertThat(numbering.after().nextOffset()).isEqualTo(3);
    }

    @Test
    void aSecondClosingOfACallIsARepetitionWhateverItSays() {
        Numbering numbering = numbering(Set.of());
        numbering.take(arrival(0, Samples.opening()));
        numbering.take(arrival(1, Samples.closing()));
        numbering.take(arrival(2, Samples.opening().closed(Samples.AT.plusSeconds(9), "n1/2", Result.cutOff())));

        assertThat(numbering.entries()).hasSize(2);
    }

    @Test
    void whatIsNoRecordTakesNoNumberButMovesThePosition() {
        Numbering numbering = numbering(Set.of());
        numbering.take(Arrival.of(2, 0, "alien".getBytes(StandardCharsets.UTF_8)));
        numbering.take(Arrival.of(2, 1, null));

        assertThat(numbering.entries()).isEmpty();
        assertThat(numbering.after().nextOffset()).isEqualTo(2);
    }

    @Test
    void nothingIsReadTwice() {
        Numbering numbering = numbering(Set.of());
        numbering.take(arrival(4, Samples.opening()));

        assertThatIllegalStateException()
                .isThrownBy(() -> numbering.take(arrival(4, Samples.closing())))
                .withMessage("offset: 4 (expected: >= 5)");
    }
}
