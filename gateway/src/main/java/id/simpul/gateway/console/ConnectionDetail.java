package id.simpul.gateway.console;

import id.simpul.gateway.page.CityNow;
import id.simpul.gateway.page.Texts;
import id.simpul.gateway.page.Times;
import id.simpul.hub.health.ConnectionHealth;
import id.simpul.hub.health.ServiceHealth;
import id.simpul.hub.registry.Application;
import id.simpul.hub.registry.RouteTable;
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

    private final CityNow city;

    ConnectionDetail(CityNow city) {
        this.city = city;
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
        model.addAttribute("koneksi", health);
        model.addAttribute("baris", ConnectionRow.of(health, texts, times));
        model.addAttribute("kalimat", new CauseText(texts, times).sentence(health));
        model.addAttribute("riwayat", Strip.of(health.strip(), BAR, GAP, HEIGHT, texts, times));
        model.addAttribute("layanan", services(health, texts));
        model.addAttribute("terakhir", last(health.lastSample(), times));
    }

    private static @Nullable String last(@Nullable Instant sample, Times times) {
        return sample == null ? null : times.seconds(sample);
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
