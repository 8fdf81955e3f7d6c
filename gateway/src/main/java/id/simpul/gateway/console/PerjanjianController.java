package id.simpul.gateway.console;

import id.simpul.gateway.page.CityNow;
import id.simpul.gateway.page.Texts;
import id.simpul.gateway.page.Times;
import id.simpul.hub.policy.Quota;
import id.simpul.hub.registry.Agreement;
import id.simpul.hub.registry.RouteTable;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.RequestParam;

/** Agreements, how long they run, and how much of their limits is used; those that end first stand first. */
@Controller
class PerjanjianController {
    private final CityNow city;
    private final Quota quota;
    private final Clock clock;

    PerjanjianController(CityNow city, Quota quota, Clock clock) {
        this.city = city;
        this.quota = quota;
        this.clock = clock;
    }

    @GetMapping("/konsol/perjanjian")
    String list(
            @RequestParam(defaultValue = "") String aplikasi,
            @RequestParam(defaultValue = "") String keadaan,
            Model model,
            @ModelAttribute("teks") Texts texts,
            @ModelAttribute("waktu") Times times) {
        String application = aplikasi.strip();
        LocalDate today = LocalDate.ofInstant(clock.instant(), city.city().zone());
        List<PerjanjianRow> rows = agreements()
                .filter(each -> application.isEmpty()
                        || each.consumer().equals(application)
                        || each.application().equals(application))
                .map(each -> PerjanjianRow.of(each, quota.of(each.id()), today, texts, times))
                .filter(each -> keadaan.isEmpty() || each.state().code().equals(keadaan))
                .toList();
        model.addAttribute("aplikasi", application);
        model.addAttribute("keadaan", keadaan);
        model.addAttribute("semuaKeadaan", PerjanjianRow.STATES);
        model.addAttribute("disaring", !application.isEmpty() || !keadaan.isEmpty());
        model.addAttribute("baris", rows);
        return "konsol/perjanjian";
    }

    private Stream<Agreement> agreements() {
        RouteTable table = city.table();
        return table == null
                ? Stream.of()
                : table.registry().agreements().stream()
                        .sorted(Comparator.comparing(Agreement::until).thenComparing(Agreement::id));
    }
}
