package id.simpul.hub.ledger;

/** A record in its place: {@code seq} is its number in the tree of its partition. */
public record StoredRecord(int partition, long seq, LedgerRecord evidence) {}
