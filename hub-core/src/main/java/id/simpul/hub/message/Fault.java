package id.simpul.hub.message;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Why a call did not get its target's answer, and whose turn it is. Its texts in both languages stand in the catalogue
 * under {@link #code()}.
 */
public sealed interface Fault {
    FaultCode code();

    /** One sentence about this very case; never holds a path, a NIK or a secret. */
    String detail();

    /** Whether the same call may succeed later without a change by the caller. */
    boolean retryable();

    /**
     * The caller must change something.
     *
     * @param field what it must change, such as {@code type} or {@code events[2].data}; null where no field is concerned
     */
    record CallerFault(
            FaultCode code, String detail, @Nullable String field) implements Fault {
        @Override
        public boolean retryable() {
            return false;
        }
    }

    /** The target failed, lied or stayed silent. */
    record TargetFault(FaultCode code, String detail, boolean retryable) implements Fault {}

    /** Nobody failed: come back after {@code retryAfter}. */
    record BusyFault(FaultCode code, String detail, Duration retryAfter) implements Fault {
        @Override
        public boolean retryable() {
            return true;
        }
    }

    /** The hub itself failed. */
    record HubFault(FaultCode code, String detail, boolean retryable) implements Fault {}

    static Fault caller(FaultCode code, String detail) {
        return new CallerFault(code, detail, null);
    }

    /** A fault of the caller in one field of what it sent. */
    static Fault callerOn(FaultCode code, String field, String detail) {
        return new CallerFault(code, detail, field);
    }

    static Fault target(FaultCode code, String detail) {
        return new TargetFault(code, detail, true);
    }

    static Fault busy(FaultCode code, String detail, Duration retryAfter) {
        return new BusyFault(code, detail, retryAfter);
    }

    static Fault hub(FaultCode code, String detail) {
        return new HubFault(code, detail, true);
    }

    /** How long to wait before the next try, where that is known. */
    default @Nullable Duration retryAfter() {
        return this instanceof BusyFault busy ? busy.retryAfter() : null;
    }
}
