package id.simpul.gateway.console;

import id.simpul.gateway.page.Texts;
import id.simpul.gateway.page.Times;
import id.simpul.hub.health.Breaker;
import id.simpul.hub.health.Cause;
import id.simpul.hub.health.ConnectionHealth;
import id.simpul.hub.policy.Pause;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Turns a cause into words. */
final class CauseText {
    private final Texts texts;
    private final Times times;

    CauseText(Texts texts, Times times) {
        this.texts = texts;
        this.times = times;
    }

    /** The cause alone, as a row shows it: Batas waktu terlampaui, pemutus terbuka. */
    String phrase(ConnectionHealth health) {
        String measured = measured(health.cause());
        Pause pause = health.pause();
        if (pause == null) {
            return measured;
        }
        String paused = texts.get("sebab.dijeda", times.clock(pause.until()), pause.by());
        return health.measured().alarming() ? paused + " " + texts.get("sebab.di-baliknya", measured) : paused;
    }

    /** The whole sentence: Batas waktu terlampaui sejak 09.00, pemutus terbuka, 3 layanan terdampak. */
    String sentence(ConnectionHealth health) {
        if (health.pause() != null || !health.measured().alarming()) {
            return phrase(health) + ".";
        }
        List<String> parts = new ArrayList<>();
        parts.add(texts.get("sebab.sejak", measured(health.cause()), times.clock(health.since())));
        if (health.breaker() != Breaker.CLOSED && health.cause().kind() != Cause.Kind.BREAKER_OPEN) {
            parts.add(texts.get("sebab.pemutus." + health.breaker().code()));
        }
        parts.add(impact(health));
        return String.join(", ", parts) + ".";
    }

    /** Whom it hurts, or whom it would hurt. */
    String impact(ConnectionHealth health) {
        return texts.get(
                health.measured().alarming() ? "sebab.dampak" : "sebab.cakupan",
                health.impact().services().size(),
                health.impact().consumers().size());
    }

    private String measured(Cause cause) {
        return texts.get(
                "sebab." + cause.kind(),
                failure(cause.failure()),
                cause.measured(),
                cause.limit(),
                cause.service() == null ? "" : cause.service());
    }

    /** How a call failed, in a few words. */
    String failure(Cause.@Nullable Failure failure) {
        if (failure == null) {
            return texts.get("sebab.gagal");
        }
        return failure.fault() == null
                ? texts.get("sebab.status", failure.status())
                : texts.get("sebab.galat." + failure.fault().code());
    }
}
