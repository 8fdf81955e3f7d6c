package id.simpul.gateway.console;

import id.simpul.gateway.page.Texts;
import id.simpul.hub.health.DriftFinding;
import id.simpul.hub.registry.Route;
import java.util.List;

/** One service with a contract, in the list. */
record KontrakRow(String service, String name, String mode, String deviations, String href) {

    static KontrakRow of(Route route, List<DriftFinding> findings, Texts texts) {
        long own = findings.stream()
                .filter(each -> each.promise()
                                .application()
                                .equals(route.application().code())
                        && each.promise().service().equals(route.service().code()))
                .count();
        return new KontrakRow(
                route.name(),
                route.service().name(),
                texts.get("kontrak.mode." + route.service().contract().mode().code()),
                texts.number(own),
                "/konsol/kontrak?layanan=" + route.name());
    }
}
