package id.simpul.gateway.console;

import id.simpul.gateway.page.Texts;
import id.simpul.gateway.page.Times;
import id.simpul.hub.ledger.LedgerRecord;
import id.simpul.hub.ledger.Result;
import id.simpul.hub.ledger.StoredRecord;
import org.jspecify.annotations.Nullable;

/** One record of the ledger as the trace shows it. */
record RecordRow(
        String phase,
        String time,
        String place,
        String node,
        String requestBytes,
        String responseBytes,
        @Nullable String requestDigest,
        @Nullable String responseDigest) {

    static RecordRow of(StoredRecord stored, Texts texts, Times times) {
        LedgerRecord evidence = stored.evidence();
        Result result = evidence.result();
        return new RecordRow(
                texts.get("fase." + evidence.phase()),
                times.millis(evidence.at()),
                stored.partition() + " / " + texts.number(stored.seq()),
                evidence.node(),
                bytes(result == null ? null : result.requestBytes(), texts),
                bytes(result == null ? null : result.responseBytes(), texts),
                result == null ? null : result.requestDigest(),
                result == null ? null : result.responseDigest());
    }

    private static String bytes(@Nullable Long count, Texts texts) {
        return count == null ? "-" : texts.number(count);
    }
}
