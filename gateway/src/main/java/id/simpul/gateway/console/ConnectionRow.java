package id.simpul.gateway.console;

import id.simpul.gateway.page.Texts;
import id.simpul.gateway.page.Times;
import id.simpul.hub.health.ConnectionHealth;
import id.simpul.hub.health.Figures;
import id.simpul.hub.health.ServiceHealth;
import java.util.Comparator;
import java.util.Optional;

/** One connection as tables and the grid show it, all words made. */
record ConnectionRow(
        String href,
        String code,
        String name,
        String agency,
        String agencyCode,
        String kind,
        String state,
        String word,
        String cause,
        String since,
        String sinceFull,
        String breaker,
        String breakerWord,
        String success,
        String p95,
        String impact,
        Strip strip) {

    private static final int BAR = 4;
    private static final int GAP = 1;
    private static final int HEIGHT = 24;

    static ConnectionRow of(ConnectionHealth health, Texts texts, Times times) {
        CauseText words = new CauseText(texts, times);
        return new ConnectionRow(
                href(health),
                health.key().toString(),
                health.name(),
                health.agency().name(),
                health.agency().code(),
                health.kind(),
                health.state().code(),
                texts.get("keadaan." + health.state().code()),
                words.phrase(health),
                times.since(health.since()),
                times.full(health.since()),
                health.breaker().code(),
                texts.get("pemutus." + health.breaker().code()),
                success(health.figures(), texts),
                p95(health, texts),
                words.impact(health),
                Strip.of(health.strip(), BAR, GAP, HEIGHT, texts, times));
    }

    static String href(ConnectionHealth health) {
        return "/konsol/koneksi/" + health.key();
    }

    static String success(Figures figures, Texts texts) {
        return figures.calls() == 0 ? "-" : texts.percent(figures.successRate());
    }

    /** The slowest service beside its limit: 812 / 500. */
    static String p95(ConnectionHealth health, Texts texts) {
        Optional<ServiceHealth> slowest = health.services().stream()
                .filter(each -> each.figures().calls() > 0)
                .max(Comparator.comparingDouble(each ->
                        (double) each.figures().p95Micros() / each.limit().toNanos()));
        return slowest.map(each -> texts.number(each.figures().p95Millis()) + " / "
                        + texts.number(each.limit().toMillis()))
                .orElse("-");
    }
}
