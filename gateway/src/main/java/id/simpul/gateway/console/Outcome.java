package id.simpul.gateway.console;

import id.simpul.gateway.page.Texts;
import id.simpul.hub.ledger.Result;
import id.simpul.hub.message.Catalogue;
import id.simpul.hub.message.Catalogue.Actor;
import id.simpul.hub.message.FaultCode;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * How a call ended, in words and with a mark.
 *
 * @param help where its code is explained; null where there is none
 */
record Outcome(
        String code,
        String word,
        String mark,
        String tone,
        @Nullable String help) {
    private static final int FIRST_ERROR = 400;
    private static final int FIRST_SERVER_ERROR = 500;

    /** With the status that the caller saw: a target's own error is an answer, but no success. */
    static Outcome of(String code, @Nullable Integer status, Texts texts) {
        if (!code.equals(Result.OK) || status == null || status < FIRST_ERROR) {
            return of(code, texts);
        }
        String tone = status < FIRST_SERVER_ERROR ? "sehat" : "gagal";
        return new Outcome(code, texts.get("hasil.dijawab", status), tone, tone, null);
    }

    static Outcome of(String code, Texts texts) {
        if (code.equals(Result.OK)) {
            return new Outcome(code, texts.get("hasil.ok"), "sehat", "sehat", null);
        }
        Optional<FaultCode> fault = FaultCode.of(code);
        if (fault.isEmpty()) {
            boolean cut = code.equals(Result.CUT_OFF);
            return new Outcome(code, cut ? texts.get("hasil.terputus") : code, "tanpa-data", "tanpa-data", null);
        }
        Catalogue.Entry entry = Catalogue.entry(fault.get(), texts.locale());
        boolean refused = entry.actor() == Actor.CALLER;
        return new Outcome(
                code,
                entry.title(),
                refused ? "gembok" : "gagal",
                refused ? "ditolak" : "gagal",
                "/bantuan/galat/" + code);
    }
}
