package id.simpul.gateway.console;

import id.simpul.gateway.page.Texts;
import id.simpul.gateway.page.Times;
import id.simpul.hub.event.EventOverview;

/** One event in the list. */
record PeristiwaRow(
        String id,
        String time,
        String timeFull,
        String publisher,
        String type,
        String subject,
        Outcome state,
        String href) {

    static PeristiwaRow of(EventOverview.Row row, Texts texts, Times times) {
        return new PeristiwaRow(
                row.id(),
                times.seconds(row.acceptedAt()),
                times.full(row.acceptedAt()),
                row.publisher(),
                row.type(),
                row.subject() == null ? "" : row.subject(),
                state(row, texts),
                "/konsol/peristiwa/" + row.id());
    }

    private static Outcome state(EventOverview.Row row, Texts texts) {
        if (row.owed() == 0) {
            return outcome("tanpa-pelanggan", texts.get("peristiwa.tanpa.pelanggan"), "tanpa-data");
        }
        if (row.parked() > 0) {
            return outcome("diparkir", texts.get("peristiwa.jumlah.diparkir", row.parked(), row.owed()), "gagal");
        }
        return row.open() > 0
                ? outcome("menunggu", texts.get("peristiwa.jumlah.menunggu", row.open(), row.owed()), "menurun")
                : outcome("terkirim", texts.get("peristiwa.jumlah.terkirim", row.delivered()), "sehat");
    }

    static Outcome outcome(String code, String word, String tone) {
        return new Outcome(code, word, tone, tone, null);
    }
}
