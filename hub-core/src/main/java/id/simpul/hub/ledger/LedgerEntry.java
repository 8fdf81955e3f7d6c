package id.simpul.hub.ledger;

/** A record with its number, its bytes and what proves them: one row of {@code ledger.record}. */
record LedgerEntry(int partition, long seq, LedgerRecord evidence, byte[] body, byte[] leafHash, String seal) {}
