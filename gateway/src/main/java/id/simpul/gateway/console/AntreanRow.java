package id.simpul.gateway.console;

import id.simpul.gateway.page.Texts;
import id.simpul.gateway.page.Times;
import id.simpul.hub.event.HeldEnding;
import id.simpul.hub.event.ReplayQueue;
import java.util.List;

/** One delivery in the queue. */
record AntreanRow(
        String eventId,
        String subscription,
        String type,
        String subject,
        Outcome state,
        int attempts,
        String reason,
        String answer,
        String accepted,
        String acceptedFull,
        String href) {

    /** What stopped for one cause. */
    record Group(String reason, int count, String oldest, String href) {}

    /** What is held for a subscription and ends soon. */
    record Ending(String subscription, long count, String ends, String href) {}

    static Ending ending(HeldEnding ending, Times times) {
        String href = new AntreanFilter(ending.name(), null, null, null, null, null, null).href(null, 1);
        return new Ending(ending.name(), ending.count(), times.full(ending.ends()), href);
    }

    static AntreanRow of(ReplayQueue.Row row, Texts texts, Times times) {
        return new AntreanRow(
                row.eventId(),
                row.name(),
                row.type(),
                row.subject() == null ? "" : row.subject(),
                PengirimanRow.word(row.state(), texts),
                row.attempts(),
                reason(PengirimanRow.reason(row.reason(), row.status(), texts)),
                row.answer(),
                times.seconds(row.acceptedAt()),
                times.full(row.acceptedAt()),
                "/konsol/peristiwa/" + row.eventId());
    }

    static List<Group> groups(List<ReplayQueue.Group> groups, AntreanFilter filter, Texts texts, Times times) {
        return groups.stream()
                .map(each -> new Group(
                        reason(PengirimanRow.reason(each.reason(), null, texts)),
                        each.count(),
                        times.full(each.oldest()),
                        filter.href(each.reason(), 1)))
                .toList();
    }

    private static String reason(String words) {
        return words.isEmpty() ? "-" : words;
    }
}
