package id.simpul.hub.ledger;

import org.jspecify.annotations.Nullable;

/**
 * How a call ended.
 *
 * @param outcome {@code ok}, {@code terputus} or the code of a fault
 * @param status the HTTP status that the caller saw, where it saw one
 * @param requestDigest salted digest of the request's body, made by {@link EvidenceDigest}
 * @param responseDigest salted digest of the body that the caller got
 * @param micros from the arrival of the call to this record
 */
public record Result(
        String outcome,
        @Nullable Integer status,
        @Nullable Long requestBytes,
        @Nullable Long responseBytes,
        @Nullable String requestDigest,
        @Nullable String responseDigest,
        @Nullable Long micros) {
    public static final String OK = "ok";
    /** The hub stopped before the call ended. */
    public static final String CUT_OFF = "terputus";

    /** The end of a call whose hub was killed: nothing more is known. */
    static Result cutOff() {
        return new Result(CUT_OFF, null, null, null, null, null, null);
    }

    /** The same call, whose answer was ready and did not go out whole. */
    public Result withheld(String code, int answered) {
        return new Result(code, answered, requestBytes, responseBytes, requestDigest, responseDigest, micros);
    }

    /** A refusal, answered with {@code status} after {@code micros}. */
    public static Result refused(String code, int status, long micros) {
        return new Result(code, status, null, null, null, null, micros);
    }
}
