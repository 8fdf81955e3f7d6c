package id.simpul.hub.event;

import static java.nio.charset.StandardCharsets.UTF_8;

import id.simpul.hub.message.CallId;
import id.simpul.hub.message.Fault;
import id.simpul.hub.message.FaultCode;
import id.simpul.hub.message.Reply;
import java.time.Duration;
import java.util.Arrays;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What an answer, or its absence, says: delivered, this event failed, or the subscriber takes nothing now. */
final class Attempts {
    private static final int BEGINNING = 2000;
    private static final Set<Integer> DOWN = Set.of(429, 502, 503, 504);
    private static final Set<FaultCode> UNREACHED = Set.of(
            FaultCode.TUJUAN_TIDAK_TERJANGKAU,
            FaultCode.PEMUTUS_TERBUKA,
            FaultCode.RUTE_TIDAK_SIAP,
            FaultCode.HUB_SIBUK,
            FaultCode.DATA_HUB_TIDAK_TERJANGKAU);

    private Attempts() {}

    static Attempt of(Reply reply, CallId call) {
        int status = reply.status();
        if (status >= 200 && status < 300) {
            return new Attempt(Attempt.Kind.DELIVERED, "", status, "", call, null);
        }
        Attempt.Kind kind = DOWN.contains(status) ? Attempt.Kind.DOWN : Attempt.Kind.FAILED;
        return new Attempt(kind, "dijawab-" + status, status, beginning(reply.body()), call, retryAfter(reply));
    }

    static Attempt of(@Nullable Fault fault, @Nullable CallId call) {
        FaultCode code = fault == null ? FaultCode.GALAT_HUB : fault.code();
        Attempt.Kind kind = UNREACHED.contains(code) ? Attempt.Kind.DOWN : Attempt.Kind.FAILED;
        return new Attempt(
                kind,
                code.code(),
                null,
                fault == null ? "" : fault.detail(),
                call,
                fault == null ? null : fault.retryAfter());
    }

    private static String beginning(byte[] body) {
        return new String(Arrays.copyOf(body, Math.min(body.length, BEGINNING)), UTF_8);
    }

    private static @Nullable Duration retryAfter(Reply reply) {
        String seconds = reply.headers().first("retry-after");
        return seconds != null && seconds.matches("\\d{1,5}") ? Duration.ofSeconds(Long.parseLong(seconds)) : null;
    }
}
