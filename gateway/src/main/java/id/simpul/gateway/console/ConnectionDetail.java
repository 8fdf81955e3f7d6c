package id.simpul.gateway.console;

import id.simpul.gateway.page.CityNow;
import id.simpul.gateway.page.Texts;
import id.simpul.gateway.page.Times;
import id.simpul.hub.health.ConnectionHealth;
import id.simpul.hub.health.Figures;
import id.simpul.hub.health.ServiceHealth;
import id.simpul.hub.ledger.CallQuery;
import id.simpul.hub.policy.Maintenance;
import id.simpul.hub.policy.Pause;
import id.simpul.hub.policy.attempt.Replicas;
import id.simpul.hub.policy.attempt.Targets;
import id.simpul.hub.registry.Application;
import id.simpul.hub.registry.RouteTable;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.ui.Model;

/** What the page of one connection shows. */
@Component
class ConnectionDetail {
    private static final int BAR = 26;
    private static final int GAP = 4;
    private static final int HEIGHT = 64;

    private static final int ERRORS = 5;
    private static final int ERRORS_READ = 50;

    private final CityNow city;
    private final LedgerView ledger;
    private final Targets targets;
    private final Maintenance maintenance;
    private final Clock clock;

    ConnectionDetail(CityNow city, LedgerView ledger, Targets targets, Maintenance maintenance, Clock clock) {
        this.city = city;
        this.ledger = ledger;
        this.targets = targets;
        this.maintenance = maintenance;
        this.clock = clock;
    }

    /** A service of the connection with its figures. */
    record ServiceRow(
            String code,
            String name,
            String calls,
            String success,
            String p95,
            String limit,
            List<Consumer> consumers) {}

    /** An application with an agreement in force. */
    record Consumer(String code, String name) {}

    void fill(Model model, ConnectionHealth health, Texts texts, Times times) {
        fill(model, health, PauseForm.proposed(clock.instant(), city.city().zone()), texts, times);
    }

    /** With a form that came back because something in it is wrong. */
    void fill(Model model, ConnectionHealth health, PauseForm form, Texts texts, Times times) {
        model.addAttribute("formulir", form);
        model.addAttribute("batasBerhasil", texts.percent(Figures.LEAST_SUCCESS));
        model.addAttribute("koneksi", health);
        model.addAttribute("baris", ConnectionRow.of(health, texts, times));
        model.addAttribute("kalimat", new CauseText(texts, times).sentence(health));
        model.addAttribute("riwayat", Strip.of(health.strip(), BAR, GAP, HEIGHT, texts, times));
        model.addAttribute("layanan", services(health, texts));
        model.addAttribute("tujuan", targets(health, texts, times));
        model.addAttribute("jendela", windows(health));
        model.addAttribute("galatTerakhir", errors(health, texts, times));
        model.addAttribute("hilang", ledger.awaySince());
        model.addAttribute("terakhir", last(health.lastSample(), times));
    }

    /** Where the hub chooses among several, or looks at the one. */
    private List<TujuanRow> targets(ConnectionHealth health, Texts texts, Times times) {
        Replicas replicas = targets.find(health.key().toString());
        if (replicas == null || (replicas.all().size() == 1 && !replicas.check().wanted())) {
            return List.of();
        }
        Instant now = clock.instant();
        return replicas.all().stream()
                .map(each -> TujuanRow.of(each, now, texts, times))
                .toList();
    }

    /** Planned windows that are not over. */
    private List<Pause> windows(ConnectionHealth health) {
        Instant now = clock.instant();
        return maintenance.planned(health.key().application(), health.key().connection()).stream()
                .filter(each -> each.until().isAfter(now))
                .toList();
    }

    private static @Nullable String last(@Nullable Instant sample, Times times) {
        return sample == null ? null : times.seconds(sample);
    }

    /** The last calls of the hour that this connection failed; refusals before it was asked are not its errors. */
    private List<CallRow> errors(ConnectionHealth health, Texts texts, Times times) {
        Instant now = clock.instant();
        CallQuery query = new CallQuery(
                now.minus(CallFilter.SPAN), now, null, health.key().application(), null, null, true, ERRORS_READ, null);
        return ledger.calls(query).orElse(List.of()).stream()
                .filter(each -> !each.refused() && health.impact().services().contains(each.service()))
                .limit(ERRORS)
                .map(each -> CallRow.of(each, texts, times))
                .toList();
    }

    private List<ServiceRow> services(ConnectionHealth health, Texts texts) {
        return health.services().stream().map(each -> row(each, texts)).toList();
    }

    private ServiceRow row(ServiceHealth service, Texts texts) {
        return new ServiceRow(
                service.code(),
                service.name(),
                texts.number(service.figures().calls()),
                ConnectionRow.success(service.figures(), texts),
                service.figures().calls() == 0
                        ? "-"
                        : texts.number(service.figures().p95Millis()),
                texts.number(service.limit().toMillis()),
                service.consumers().stream()
                        .map(code -> new Consumer(code, name(code)))
                        .toList());
    }

    private String name(String code) {
        RouteTable table = city.table();
        Application application = table == null ? null : table.application(code);
        return application == null ? code : application.name();
    }
}
