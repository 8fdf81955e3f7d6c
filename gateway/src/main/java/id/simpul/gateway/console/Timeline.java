package id.simpul.gateway.console;

import id.simpul.gateway.page.Texts;
import id.simpul.hub.ledger.LedgerRecord;
import id.simpul.hub.ledger.Phase;
import id.simpul.hub.ledger.Result;
import id.simpul.hub.ledger.StoredRecord;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Where the time of a call went: in the hub until the opening, then at the target until the closing. */
record Timeline(List<Hop> hops) {
    static final int WIDTH = 1000;
    private static final int LEAST = 6;

    /**
     * One stretch of it.
     *
     * @param x where its bar begins, of {@link #WIDTH}
     * @param kind plain, failed or missing
     */
    record Hop(String name, String millis, int x, int width, String kind) {}

    static Timeline of(List<StoredRecord> records, Texts texts) {
        LedgerRecord opening = find(records, true);
        LedgerRecord end = find(records, false);
        if (end == null || opening == null) {
            return single(opening, end, texts);
        }
        Result result = end.result();
        long target = Math.max(0, Duration.between(opening.at(), end.at()).toNanos() / 1000);
        long total = result == null || result.micros() == null ? target : Math.max(target, result.micros());
        long before = total - target;
        int border = total == 0 ? 0 : (int) (WIDTH * before / total);
        boolean good = result != null && result.outcome().equals(Result.OK);
        List<Hop> hops = new ArrayList<>();
        hops.add(
                new Hop(texts.get("ruas.periksa"), CallRow.millis(before, texts), 0, Math.max(LEAST, border), "biasa"));
        hops.add(new Hop(
                texts.get("ruas.tujuan"),
                CallRow.millis(target, texts),
                Math.min(border, WIDTH - LEAST),
                Math.max(LEAST, WIDTH - border),
                good ? "biasa" : "gagal"));
        return new Timeline(hops);
    }

    private static Timeline single(@Nullable LedgerRecord opening, @Nullable LedgerRecord end, Texts texts) {
        if (end != null) {
            Result result = end.result();
            String millis = CallRow.millis(result == null ? null : result.micros(), texts);
            boolean good = result != null && result.outcome().equals(Result.OK);
            return new Timeline(
                    List.of(new Hop(texts.get("ruas.periksa"), millis, 0, WIDTH, good ? "biasa" : "gagal")));
        }
        return opening == null
                ? new Timeline(List.of())
                : new Timeline(List.of(new Hop(texts.get("ruas.belum"), "-", 0, WIDTH, "putus")));
    }

    private static @Nullable LedgerRecord find(List<StoredRecord> records, boolean opening) {
        return records.stream()
                .map(StoredRecord::evidence)
                .filter(each -> opening == (each.phase() == Phase.OPENING))
                .findFirst()
                .orElse(null);
    }
}
