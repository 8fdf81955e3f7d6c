package id.simpul.gateway.console;

import id.simpul.gateway.page.Texts;
import id.simpul.gateway.page.Times;
import id.simpul.hub.event.ReplayItem;
import id.simpul.hub.event.ReplayJob;
import java.util.List;

/**
 * One list to be sent again.
 *
 * @param chosen how it was chosen, term by term
 */
record UlangRow(
        ReplayJob job,
        List<String> chosen,
        Outcome state,
        String frozen,
        String href,
        int done,
        boolean made,
        boolean running,
        boolean paused) {

    /** One delivery of a list. */
    record Item(ReplayItem item, Outcome state, String reason, String changed) {}

    static UlangRow of(ReplayJob job, Texts texts, Times times) {
        String tone = switch (job.state()) {
            case "finished" -> job.counts().failed() == 0 ? "sehat" : "menurun";
            case "running" -> "sehat";
            case "paused" -> "menurun";
            default -> "tanpa-data";
        };
        return new UlangRow(
                job,
                ChosenWords.of(job.filter(), texts, times),
                PeristiwaRow.outcome(job.state(), texts.get("ulang.keadaan." + job.state()), tone),
                times.full(job.frozenAt()),
                "/konsol/kirim-ulang/" + job.id(),
                job.counts().frozen() - job.counts().chosen(),
                job.state().equals("made"),
                job.state().equals("running"),
                job.state().equals("paused"));
    }

    static Item item(ReplayItem item, Texts texts, Times times) {
        String tone = switch (item.state()) {
            case "sent" -> "sehat";
            case "failed" -> "gagal";
            default -> "tanpa-data";
        };
        return new Item(
                item,
                PeristiwaRow.outcome(item.state(), texts.get("ulang.butir." + item.state()), tone),
                reason(item, texts),
                times.seconds(item.changedAt()));
    }

    private static String reason(ReplayItem item, Texts texts) {
        return switch (item.reason()) {
            case "sudah-diproses", "sudah-dikirim-ulang", "isi-tidak-ada" -> texts.get("ulang.sebab." + item.reason());
            default -> {
                String words = PengirimanRow.reason(item.reason(), item.status(), texts);
                yield words.isEmpty() ? "-" : words;
            }
        };
    }
}
