package id.simpul.gateway.console;

import id.simpul.gateway.page.Texts;
import id.simpul.gateway.page.Times;
import id.simpul.hub.event.EventOverview;
import id.simpul.hub.event.EventStory;
import id.simpul.hub.message.FaultCode;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One event owed to one subscription.
 *
 * @param reason why it is not delivered yet, in words; empty where it is
 * @param held whether a person may let it be tried again
 */
record PengirimanRow(
        String eventId,
        String type,
        String subject,
        String application,
        String subscription,
        Outcome state,
        int attempts,
        String reason,
        String answer,
        String changed,
        @Nullable String next,
        @Nullable String callHref,
        String href,
        String resendHref,
        String discardHref,
        boolean held) {

    static PengirimanRow of(EventOverview.Parked row, Texts texts, Times times) {
        return row(
                row.eventId(),
                row.type(),
                row.subject(),
                row.application(),
                row.subscription(),
                row.state(),
                row.attempts(),
                reason(row.reason(), row.status(), texts),
                row.answer(),
                times.clock(row.changedAt()),
                null,
                null,
                texts);
    }

    static PengirimanRow of(EventStory.Story story, EventStory.Told told, Texts texts, Times times) {
        Instant next = told.nextAt();
        return row(
                story.id(),
                story.type(),
                story.subject(),
                told.application(),
                told.subscription(),
                told.state(),
                told.attempts(),
                reason(told.reason(), told.status(), texts),
                told.answer(),
                times.seconds(told.changedAt()),
                next == null ? null : times.seconds(next),
                told.callId() == null ? null : "/konsol/panggilan/" + told.callId(),
                texts);
    }

    private static PengirimanRow row(
            String eventId,
            String type,
            @Nullable String subject,
            String application,
            String subscription,
            String state,
            int attempts,
            String reason,
            String answer,
            String changed,
            @Nullable String next,
            @Nullable String callHref,
            Texts texts) {
        String href = "/konsol/peristiwa/" + eventId;
        return new PengirimanRow(
                eventId,
                type,
                subject == null ? "" : subject,
                application,
                subscription,
                word(state, texts),
                attempts,
                reason,
                answer,
                changed,
                next,
                callHref,
                href,
                href + "/" + application + "/" + subscription + "/kirim-ulang",
                href + "/" + application + "/" + subscription + "/batalkan",
                state.equals("set_aside") || state.equals("parked"));
    }

    static Outcome word(String state, Texts texts) {
        String tone = switch (state) {
            case "delivered" -> "sehat";
            case "parked" -> "gagal";
            case "expired" -> "tanpa-data";
            default -> "menurun";
        };
        return PeristiwaRow.outcome(state, texts.get("pengiriman." + state), tone);
    }

    static String reason(String code, @Nullable Integer status, Texts texts) {
        if (status != null && !code.isEmpty()) {
            return texts.get("pengiriman.dijawab", status);
        }
        return FaultCode.of(code)
                .map(each -> Outcome.of(code, texts).word())
                .orElse(
                        code.startsWith("dijawab-")
                                ? texts.get("pengiriman.dijawab", code.substring("dijawab-".length()))
                                : switch (code) {
                                    case "urutan" -> texts.get("pengiriman.urutan");
                                    case "langganan-diakhiri" -> texts.get("pengiriman.langganan");
                                    case "nomor-bertentangan" -> texts.get("pengiriman.bertentangan");
                                    case "masa-berlaku" -> texts.get("pengiriman.masa");
                                    case "kunci-dimusnahkan" -> texts.get("pengiriman.kunci");
                                    case "alamat-belum-terbukti" -> texts.get("pengiriman.alamat");
                                    case "dipulihkan" -> texts.get("pengiriman.dipulihkan");
                                    case "dibatalkan" -> texts.get("pengiriman.dibatalkan");
                                    default -> code;
                                });
    }
}
