package id.simpul.gateway.console;

import id.simpul.gateway.page.CityNow;
import id.simpul.gateway.page.Texts;
import id.simpul.gateway.page.Times;
import id.simpul.hub.health.DriftFinding;
import id.simpul.hub.health.DriftStore;
import id.simpul.hub.registry.Route;
import id.simpul.hub.registry.RouteTable;
import id.simpul.hub.registry.ServiceContract.Mode;
import java.util.Comparator;
import java.util.List;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.RequestParam;

/** What services promise about their messages, and where messages deviate from it. */
@Controller
class KontrakController {
    private final DriftStore drift;
    private final CityNow city;

    KontrakController(DriftStore drift, CityNow city) {
        this.drift = drift;
        this.city = city;
    }

    @GetMapping("/konsol/kontrak")
    String list(
            @RequestParam(defaultValue = "") String layanan,
            Model model,
            @ModelAttribute("teks") Texts texts,
            @ModelAttribute("waktu") Times times) {
        String[] chosen = layanan.strip().split("/", 2);
        List<DriftFinding> findings = drift.findings(chosen[0], chosen.length > 1 ? chosen[1] : "");
        List<Route> promising = promising();
        model.addAttribute("layanan", layanan.strip());
        model.addAttribute("pilihan", promising.stream().map(Route::name).toList());
        model.addAttribute(
                "kontrak",
                promising.stream()
                        .map(each -> KontrakRow.of(each, findings, texts))
                        .toList());
        model.addAttribute(
                "temuan",
                findings.stream().map(each -> TemuanRow.of(each, texts, times)).toList());
        return "konsol/kontrak";
    }

    private List<Route> promising() {
        RouteTable table = city.table();
        return table == null
                ? List.of()
                : table.routes().stream()
                        .filter(each -> each.service().contract().mode() != Mode.OFF)
                        .sorted(Comparator.comparing(Route::name))
                        .toList();
    }
}
