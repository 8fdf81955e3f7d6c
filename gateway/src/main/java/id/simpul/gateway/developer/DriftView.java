package id.simpul.gateway.developer;

import id.simpul.gateway.page.Texts;
import id.simpul.gateway.page.Times;
import id.simpul.hub.health.DriftFinding;
import id.simpul.hub.health.DriftStore;
import id.simpul.hub.registry.Agreement;
import id.simpul.hub.registry.Route;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.springframework.stereotype.Component;

/**
 * Where a service deviates from its document, for those whom it concerns: its owner's developers see everything, those of a
 * consumer its answers and their own requests.
 */
@Component
class DriftView {
    private final DriftStore drift;
    private final CityServices services;

    DriftView(DriftStore drift, CityServices services) {
        this.drift = drift;
        this.services = services;
    }

    /** One deviation; {@code whose} is the consumer of a request, or the owner of an answer. */
    record Row(
            String operation,
            String side,
            String whose,
            String place,
            String rule,
            String expected,
            String share,
            String since) {}

    /** Whether deviations of the service concern this agency at all. */
    boolean concerns(Route route, String agency) {
        Set<String> own = new HashSet<>(services.codes(agency));
        return owner(route, agency)
                || route.everyAgreement().map(Agreement::consumer).anyMatch(own::contains);
    }

    List<Row> rows(Route route, String agency, Texts texts, Times times) {
        Set<String> own = new HashSet<>(services.codes(agency));
        return drift.findings(route.application().code(), route.service().code()).stream()
                .filter(each -> owner(route, agency)
                        || each.promise().consumer().isEmpty()
                        || own.contains(each.promise().consumer()))
                .map(each -> row(each, texts, times))
                .toList();
    }

    private static boolean owner(Route route, String agency) {
        return route.agency().code().equals(agency);
    }

    private static Row row(DriftFinding finding, Texts texts, Times times) {
        String consumer = finding.promise().consumer();
        return new Row(
                finding.promise().operation(),
                texts.get("kontrak.sisi." + finding.deviation().side().code()),
                consumer.isEmpty() ? finding.promise().application() : consumer,
                finding.deviation().place(),
                finding.deviation().rule(),
                finding.deviation().expected(),
                finding.looked() == 0
                        ? texts.number(finding.times())
                        : texts.get("kontrak.dari", texts.number(finding.times()), texts.number(finding.looked())),
                times.full(finding.first()));
    }
}
