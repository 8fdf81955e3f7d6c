package id.simpul.gateway.developer;

import id.simpul.gateway.page.Texts;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What the owner of the data decides.
 *
 * @param sampai the last day of the agreement, as a browser's date field writes it
 * @param periksa {@code ya} once the owner has confirmed
 * @param alasan why a request is refused
 */
record DecisionForm(
        @Nullable String sampai,
        @Nullable String periksa,
        @Nullable String alasan) {
    private static final int LONGEST_YEARS = 5;
    private static final int SHORTEST_REASON = 10;
    private static final int LONGEST_REASON = 300;

    static DecisionForm proposed(LocalDate today) {
        return new DecisionForm(today.plusYears(1).toString(), "", "");
    }

    /** As it was typed, with the day that is proposed. */
    DecisionForm again(LocalDate today) {
        String shown = reason().substring(0, Math.min(reason().length(), LONGEST_REASON));
        return new DecisionForm(today.plusYears(1).toString(), "", shown);
    }

    String reason() {
        return Words.of(alasan);
    }

    /** The last day; only of a form whose approval has no faults. */
    LocalDate until() {
        return LocalDate.parse(Words.of(sampai));
    }

    Map<String, String> approvalFaults(LocalDate today, Texts texts) {
        Words words = new Words(texts);
        words.demand(within(today), "sampai", "permintaan.galat.sampai", LONGEST_YEARS);
        words.demand("ya".equals(periksa), "periksa", "permintaan.galat.periksa");
        return words.faults();
    }

    private boolean within(LocalDate today) {
        try {
            return until().isAfter(today) && !until().isAfter(today.plusYears(LONGEST_YEARS));
        } catch (DateTimeException unreadable) {
            return false;
        }
    }

    Map<String, String> refusalFaults(Texts texts) {
        Words words = new Words(texts);
        words.sentence("alasan", reason(), SHORTEST_REASON, LONGEST_REASON);
        return words.faults();
    }
}
