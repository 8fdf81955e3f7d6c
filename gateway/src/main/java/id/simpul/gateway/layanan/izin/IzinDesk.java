package id.simpul.gateway.layanan.izin;

import id.simpul.gateway.identity.AttemptLimiter;
import java.time.Clock;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Shows a business to its applicant: who knows the NIB, which is on every invoice, and the second factor, which is not.
 * A NIB that is not known here and a wrong factor get the same answer.
 */
@Component
public class IzinDesk {
    private static final int TRIES_FROM_ADDRESS = 5;
    private static final int TRIES_OF_ADDRESS = 20;
    private static final int TRIES_OF_NIB = 10;
    private static final Duration WINDOW = Duration.ofMinutes(15);
    private static final Duration WINDOW_OF_NIB = Duration.ofHours(1);
    private static final String ANYWHERE = "";

    private final IzinStore store;
    private final SecondFactor factors;
    private final AttemptLimiter byAddress;
    private final AttemptLimiter byNib;

    IzinDesk(IzinStore store, SecondFactor factors, Clock clock) {
        this.store = store;
        this.factors = factors;
        this.byAddress = new AttemptLimiter(TRIES_FROM_ADDRESS, TRIES_OF_ADDRESS, WINDOW, clock);
        this.byNib = new AttemptLimiter(TRIES_OF_NIB, Integer.MAX_VALUE, WINDOW_OF_NIB, clock);
    }

    /** What a person gets to see. */
    public sealed interface Answer {
        record Found(IzinUsaha izin) implements Answer {}

        /** The NIB is not known here, or the factor is another. */
        record NoMatch() implements Answer {}

        /** Too many tries: none was made now. */
        record Wait(Duration remaining) implements Answer {}
    }

    /**
     * Asks for one NIB.
     *
     * @param digits the last four digits of the phone
     * @param address from where the person asks
     */
    public Answer ask(String nib, String digits, String address) {
        Duration wait = longer(byAddress.wait(nib, address), byNib.wait(nib, ANYWHERE));
        if (wait != null) {
            return new Answer.Wait(wait);
        }
        List<IzinStore.Row> rows = store.of(nib);
        if (!factors.matches(nib, digits, factor(rows))) {
            byAddress.failed(nib, address);
            byNib.failed(nib, ANYWHERE);
            return new Answer.NoMatch();
        }
        byAddress.succeeded(nib, address);
        return new Answer.Found(
                new IzinUsaha(rows.stream().map(IzinStore.Row::document).toList()));
    }

    /** Of the newest document that has one. */
    private String factor(List<IzinStore.Row> rows) {
        return rows.stream()
                .sorted(Comparator.comparing(IzinStore.Row::document, DokumenNib.AGE.reversed()))
                .map(IzinStore.Row::factor)
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(factors.nobody());
    }

    private static @Nullable Duration longer(@Nullable Duration one, @Nullable Duration other) {
        if (one == null || other == null) {
            return one == null ? other : one;
        }
        return one.compareTo(other) > 0 ? one : other;
    }
}
