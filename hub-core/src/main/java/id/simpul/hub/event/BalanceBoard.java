package id.simpul.hub.event;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The balance as it was last looked at, for pages: they show it also while the log or the database is away. */
@Component
public class BalanceBoard {
    private volatile @Nullable Look latest;

    /** The balance of every subscription at one moment. */
    public record Look(Instant at, List<Balance> balances) {}

    /** The last look, should there have been one. */
    public Optional<Look> latest() {
        return Optional.ofNullable(latest);
    }

    void note(Look look) {
        latest = look;
    }
}
