package id.simpul.gateway.console;

import id.simpul.gateway.page.Texts;
import id.simpul.gateway.page.Times;
import id.simpul.hub.ledger.CallSummary;
import org.jspecify.annotations.Nullable;

/** One call as tables show it. */
record CallRow(
        String href,
        String id,
        String time,
        String timeFull,
        String consumer,
        String service,
        String operation,
        Outcome outcome,
        String status,
        String millis) {

    static CallRow of(CallSummary call, Texts texts, Times times) {
        return new CallRow(
                "/konsol/panggilan/" + call.callId(),
                call.callId(),
                times.seconds(call.endedAt()),
                times.full(call.endedAt()),
                call.consumer(),
                call.application() == null
                        ? texts.get("panggilan.layanan.tidak")
                        : call.application() + "/" + call.service(),
                call.operation() == null ? "" : call.operation(),
                Outcome.of(call.outcome(), call.status(), texts),
                call.status() == null ? "-" : call.status().toString(),
                millis(call.micros(), texts));
    }

    /** Under ten milliseconds with one decimal. */
    static String millis(@Nullable Long micros, Texts texts) {
        return micros == null ? "-" : texts.decimal(micros / 1000.0);
    }
}
