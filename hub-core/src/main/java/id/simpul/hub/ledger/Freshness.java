package id.simpul.hub.ledger;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How far the ledger's tables are behind.
 *
 * @param completeUntil every record that the topic had at this moment is in the tables; null before the first one is
 */
public record Freshness(@Nullable Instant completeUntil) {}
