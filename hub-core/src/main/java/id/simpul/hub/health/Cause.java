package id.simpul.hub.health;

import id.simpul.hub.message.FaultCode;
import org.jspecify.annotations.Nullable;

/**
 * Why a connection is in its state; pages turn it into a sentence.
 *
 * @param failure the last failure where one explains the state
 * @param service the service concerned where one does
 * @param measured what was measured: percent, milliseconds, a count or minutes, by {@code kind}
 * @param limit what it is held against, in the same unit
 */
public record Cause(
        Kind kind, @Nullable Failure failure, @Nullable String service, long measured, long limit) {
    public static final Cause NONE = of(Kind.NONE);

    /** What happened, without its numbers. */
    public enum Kind {
        /** Nothing to explain. */
        NONE,
        /** The breaker refuses calls. */
        BREAKER_OPEN,
        /** The last calls failed one after the other; measured: how many. */
        FAILED_IN_A_ROW,
        /** Too few calls succeed; measured: percent that succeeded. */
        SUCCESS_TOO_LOW,
        /** Some calls fail; measured: percent that failed. */
        ERRORS_TOO_HIGH,
        /** The answers are late; measured: p95 in milliseconds. */
        TOO_SLOW,
        /** Nobody called for a while; measured: minutes. */
        SILENT,
        /** Nobody ever called. */
        NEVER_CALLED,
        /** No call since the hub started, and what was known before could not be read yet. */
        HISTORY_UNREAD
    }

    /** How a call failed: by a fault of the hub's catalogue, or by the target's own status. */
    public record Failure(@Nullable FaultCode fault, int status) {
        private static final int FIRST_SERVER_ERROR = 500;

        /** What a settled call says against its target, or null. */
        static @Nullable Failure of(@Nullable FaultCode fault, int status) {
            boolean failed = fault == null ? status >= FIRST_SERVER_ERROR : byTarget(fault);
            return failed ? new Failure(fault, status) : null;
        }

        /** Whether the target was asked and failed; every other fault says nothing about it. */
        static boolean byTarget(FaultCode fault) {
            return switch (fault) {
                case TUJUAN_TIDAK_TERJANGKAU,
                        TUJUAN_MEMUTUS,
                        JAWABAN_TIDAK_SAH,
                        JAWABAN_TERLALU_BESAR,
                        BATAS_WAKTU,
                        BATAS_WAKTU_SAMBUNGAN,
                        BATAS_WAKTU_JAWABAN -> true;
                default -> false;
            };
        }
    }

    static Cause of(Kind kind) {
        return new Cause(kind, null, null, 0, 0);
    }
}
