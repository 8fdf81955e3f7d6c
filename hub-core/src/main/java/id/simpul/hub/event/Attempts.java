package id.simpul.hub.event;

import static java.nio.charset.StandardCharsets.UTF_8;

import id.simpul.hub.message.CallId;
import id.simpul.hub.message.Fault;
import id.simpul.hub.message.FaultCode;
import id.simpul.hub.message.Reply;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What an answer, or its absence, says: delivered, this event failed, or the subscriber takes nothing now. */
final class Attempts {
    private static final int BEGINNING = 2000;
    private static final int GONE = 410;
    private static final Duration WHEN_GONE = Duration.ofMinutes(10);
    private static final Duration LONGEST = Duration.ofHours(1);
    private static final Set<Integer> DOWN = Set.of(GONE, 429, 502, 503, 504);
    private static final Set<FaultCode> UNREACHED = Set.of(
            FaultCode.TUJUAN_TIDAK_TERJANGKAU,
            FaultCode.BATAS_WAKTU_SAMBUNGAN,
            FaultCode.JARINGAN_TUJUAN_DILARANG,
            FaultCode.PEMUTUS_TERBUKA,
            FaultCode.RUTE_TIDAK_SIAP,
            FaultCode.HUB_SIBUK,
            FaultCode.DATA_HUB_TIDAK_TERJANGKAU);

    private Attempts() {}

    static Attempt of(Reply reply, CallId call, Instant now) {
        int status = reply.status();
        if (status >= 200 && status < 300) {
            return new Attempt(Attempt.Kind.DELIVERED, "", status, "", call, null);
        }
        Attempt.Kind kind = DOWN.contains(status) ? Attempt.Kind.DOWN : Attempt.Kind.FAILED;
        return new Attempt(kind, "dijawab-" + status, status, beginning(reply.body()), call, pause(reply, now));
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

    /** How long the subscriber is left alone: as it asked, but never longer than an hour; where it is gone, longer. */
    private static @Nullable Duration pause(Reply reply, Instant now) {
        Duration asked = retryAfter(reply.headers().first("retry-after"), now);
        if (asked == null) {
            return reply.status() == GONE ? WHEN_GONE : null;
        }
        return asked.compareTo(LONGEST) > 0 ? LONGEST : asked;
    }

    /** Seconds or a moment (RFC 9110, section 10.2.3). */
    private static @Nullable Duration retryAfter(@Nullable String text, Instant now) {
        if (text == null) {
            return null;
        }
        if (text.matches("\\d{1,9}")) {
            return Duration.ofSeconds(Long.parseLong(text));
        }
        try {
            Instant moment = Instant.from(DateTimeFormatter.RFC_1123_DATE_TIME.parse(text));
            return moment.isAfter(now) ? Duration.between(now, moment) : null;
        } catch (DateTimeException neither) {
            return null;
        }
    }
}
