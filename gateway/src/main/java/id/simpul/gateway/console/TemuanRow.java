package id.simpul.gateway.console;

import id.simpul.gateway.page.Texts;
import id.simpul.gateway.page.Times;
import id.simpul.hub.health.DriftFinding;

/**
 * One deviation in the list.
 *
 * @param whose the consumer of a request, or the owner of an answer
 * @param share how many of those that were looked at, in words
 */
record TemuanRow(
        String operation,
        String side,
        String whose,
        String place,
        String rule,
        String expected,
        String share,
        String since,
        String last) {

    static TemuanRow of(DriftFinding finding, Texts texts, Times times) {
        String side = finding.deviation().side().code();
        String consumer = finding.promise().consumer();
        return new TemuanRow(
                finding.promise().application() + "/" + finding.promise().service() + " "
                        + finding.promise().operation(),
                texts.get("kontrak.sisi." + side),
                consumer.isEmpty() ? finding.promise().application() : consumer,
                finding.deviation().place(),
                finding.deviation().rule(),
                finding.deviation().expected(),
                share(finding, texts),
                times.full(finding.first()),
                times.full(finding.last()));
    }

    private static String share(DriftFinding finding, Texts texts) {
        return finding.looked() == 0
                ? texts.number(finding.times())
                : texts.get("kontrak.dari", texts.number(finding.times()), texts.number(finding.looked()));
    }
}
