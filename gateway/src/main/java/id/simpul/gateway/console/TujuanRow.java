package id.simpul.gateway.console;

import id.simpul.gateway.page.Texts;
import id.simpul.gateway.page.Times;
import id.simpul.hub.message.Catalogue;
import id.simpul.hub.message.FaultCode;
import id.simpul.hub.policy.attempt.Replica;
import id.simpul.hub.policy.attempt.TargetState;
import java.time.Instant;

/**
 * One target of a connection.
 *
 * @param used whether it gets its share of the calls
 * @param why it is left out; empty where it is not
 */
record TujuanRow(String address, String weight, String word, boolean used, String since, String why) {
    private static final String STATUS = "status ";

    static TujuanRow of(Replica replica, Instant now, Texts texts, Times times) {
        TargetState state = replica.state(now);
        return new TujuanRow(
                replica.address().toString(),
                texts.number(replica.weight()),
                texts.get("tujuan." + state.code()),
                state == TargetState.USED || state == TargetState.TRIAL,
                times.full(replica.since()),
                why(replica.why(), texts));
    }

    private static String why(String noted, Texts texts) {
        if (noted.startsWith(STATUS)) {
            return texts.get("tujuan.status", noted.substring(STATUS.length()));
        }
        return FaultCode.of(noted)
                .map(code -> Catalogue.entry(code, texts.locale()).title())
                .orElse(noted);
    }
}
