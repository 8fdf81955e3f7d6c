package id.simpul.hub.ledger;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One piece of evidence about a call. It never holds a payload, a raw path or a NIK.
 *
 * @param format version of the canonical form
 * @param at in microseconds
 * @param node the node that wrote it, with its incarnation: {@link Evidence#node()}
 * @param registryVersion the version of the registry that judged the call
 * @param result null in an opening, and only there
 */
public record LedgerRecord(
        int format,
        String callId,
        Phase phase,
        Instant at,
        String node,
        long registryVersion,
        Terms terms,
        @Nullable Result result) {
    public static final int FORMAT = 1;

    private static final int MAX_CALL_ID = 64;
    private static final Instant END_OF_TIME = Instant.parse("9999-12-01T00:00:00Z");

    public LedgerRecord {
        if (format != FORMAT) {
            throw new IllegalArgumentException("format: " + format + " (expected: " + FORMAT + ")");
        }
        if ((phase == Phase.OPENING) != (result == null)) {
            throw new IllegalArgumentException("result of " + phase + ": " + result
                    + (phase == Phase.OPENING ? " (expected: none)" : " (expected: a result)"));
        }
        Objects.requireNonNull(callId, "callId");
        Objects.requireNonNull(node, "node");
        Objects.requireNonNull(terms, "terms");
        if (callId.length() > MAX_CALL_ID) {
            throw new IllegalArgumentException(
                    "call id: " + callId.length() + " characters (expected: <= " + MAX_CALL_ID + ")");
        }
        if (at.isBefore(Instant.EPOCH) || !at.isBefore(END_OF_TIME)) {
            throw new IllegalArgumentException("at: " + at + " (expected: 1970 to 9999)");
        }
        at = at.truncatedTo(ChronoUnit.MICROS);
    }

    /** The record that must be there before the first byte goes to the target. */
    public static LedgerRecord opening(String callId, Instant at, String node, long registryVersion, Terms terms) {
        return new LedgerRecord(FORMAT, callId, Phase.OPENING, at, node, registryVersion, terms, null);
    }

    /** The record of a refusal after the client was known. */
    public static LedgerRecord refusal(
            String callId, Instant at, String node, long registryVersion, Terms terms, Result result) {
        return new LedgerRecord(FORMAT, callId, Phase.REFUSAL, at, node, registryVersion, terms, result);
    }

    /** The one record of an event at the door. */
    public static LedgerRecord acceptance(
            String callId, Instant at, String node, long registryVersion, Terms terms, Result result) {
        return new LedgerRecord(FORMAT, callId, Phase.ACCEPTANCE, at, node, registryVersion, terms, result);
    }

    /** The closing record of the call that this record opened. */
    public LedgerRecord closed(Instant at, String node, Result result) {
        return new LedgerRecord(FORMAT, callId, Phase.CLOSING, at, node, registryVersion, terms, result);
    }
}
