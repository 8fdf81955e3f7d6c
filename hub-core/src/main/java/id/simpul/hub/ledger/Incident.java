package id.simpul.hub.ledger;

import java.time.Instant;

/** Something about the ledger that a person must look at. */
public record Incident(long id, Instant at, int partition, Kind kind, String detail) {

    /** What happened. */
    public enum Kind {
        /** The topic is shorter than what was read of it: its end was lost. */
        POSITION_BEYOND_END,
        /** The topic no longer has records that were not read yet: they are lost. */
        POSITION_BEFORE_START,
        /** The topic holds other records than those that were read: it was replaced. */
        ANOTHER_LOG,
        /** A record of the topic is no ledger record and was left out. */
        UNREADABLE_RECORD,
        /** The tables have fewer records than a signed checkpoint says. */
        LEDGER_SHRANK,
        /** The tables' tree is not the one that a signed checkpoint vouches for. */
        LEDGER_DIVERGED
    }
}
