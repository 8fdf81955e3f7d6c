package id.simpul.hub.event;

import id.simpul.hub.message.CallId;
import id.simpul.hub.message.FaultCode;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * How one try to deliver ended.
 *
 * @param reason the code of a fault, or {@code status}; empty where the subscriber has the event
 * @param status what the subscriber answered, where it did
 * @param answer the beginning of its answer
 * @param callId the call under which the ledger has the try; null where the subscriber was not asked
 * @param pause how long the subscriber asked to be left alone
 */
record Attempt(
        Kind kind,
        String reason,
        @Nullable Integer status,
        String answer,
        @Nullable CallId callId,
        @Nullable Duration pause) {

    enum Kind {
        DELIVERED,
        /** This event did not pass; another one may. */
        FAILED,
        /** The subscriber takes nothing now. */
        DOWN,
        /** Nobody waits for it any more. */
        EXPIRED
    }

    /** Why what nobody can read any more expires. */
    static final String KEY_DESTROYED = "kunci-dimusnahkan";

    /** The subscriber was not asked, and why. */
    static Attempt down(String reason) {
        return new Attempt(Kind.DOWN, reason, null, "", null, null);
    }

    /** It is not delivered any more, and why. */
    static Attempt expired(String reason) {
        return new Attempt(Kind.EXPIRED, reason, null, "", null, null);
    }

    /** The mark of an event that waits for an earlier one of its key. */
    static final Attempt BEHIND = new Attempt(Kind.FAILED, "urutan", null, "", null, null);

    /** The mark of an event whose subscriber may not hear of it any more: nothing is handed over without an agreement. */
    static final Attempt NO_AGREEMENT =
            new Attempt(Kind.FAILED, FaultCode.PERJANJIAN_TIDAK_BERLAKU.code(), null, "", null, null);

    /** The mark of an event that lies out to be fetched. */
    static final Attempt OFFERED = new Attempt(Kind.FAILED, "", null, "", null, null);

    /** The mark of an event that came under the name of another one with other contents. */
    static final Attempt CONFLICT = new Attempt(Kind.FAILED, "nomor-bertentangan", null, "", null, null);

    /** The mark of an event that the tables had lost. */
    static final Attempt RESTORED = new Attempt(Kind.FAILED, "dipulihkan", null, "", null, null);

    /** Whether the subscriber was asked: 1, else 0. */
    int tried() {
        return callId == null ? 0 : 1;
    }
}
