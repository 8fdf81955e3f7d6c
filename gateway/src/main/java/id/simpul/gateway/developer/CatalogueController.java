package id.simpul.gateway.developer;

import id.simpul.gateway.identity.GatewayAddress;
import id.simpul.gateway.identity.SignedIn;
import id.simpul.gateway.page.Texts;
import id.simpul.gateway.page.Times;
import id.simpul.hub.registry.Agency;
import id.simpul.hub.registry.Route;
import id.simpul.hub.registry.openapi.OpenApiOf;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;

/** What can be called, and what is written about it. */
@Controller
class CatalogueController {
    private static final int LATEST = 5;

    private final CityServices services;
    private final PermintaanStore store;
    private final DriftView drift;
    private final GatewayAddress gateway;

    CatalogueController(CityServices services, PermintaanStore store, DriftView drift, GatewayAddress gateway) {
        this.services = services;
        this.store = store;
        this.drift = drift;
        this.gateway = gateway;
    }

    @GetMapping("/pengembang")
    String list(@AuthenticationPrincipal @Nullable SignedIn person, CatalogueQuery query, Model model) {
        AgencyPerson developer = AgencyPerson.developer(person);
        List<Route> found = query.of(services.table().routes().stream());
        int pages = Math.max(1, (found.size() + CatalogueQuery.A_PAGE - 1) / CatalogueQuery.A_PAGE);
        List<ServiceRow> shown = found.stream()
                .skip((long) (query.page() - 1) * CatalogueQuery.A_PAGE)
                .limit(CatalogueQuery.A_PAGE)
                .map(ServiceRow::of)
                .toList();
        model.addAttribute("tanya", query);
        model.addAttribute("opd", agencies());
        model.addAttribute("baris", shown);
        model.addAttribute("jumlah", found.size());
        model.addAttribute("banyakHalaman", pages);
        model.addAttribute("aplikasi", services.own(developer.agency()));
        model.addAttribute(
                "permintaan",
                store.ofConsumers(services.codes(developer.agency())).stream()
                        .limit(LATEST)
                        .toList());
        return "pengembang/katalog";
    }

    /** Those that offer something. */
    private List<Agency> agencies() {
        return services.table().routes().stream()
                .map(Route::agency)
                .distinct()
                .sorted(Comparator.comparing(Agency::name))
                .toList();
    }

    @GetMapping("/pengembang/layanan/{application}/{service}")
    String one(
            @AuthenticationPrincipal @Nullable SignedIn person,
            @PathVariable String application,
            @PathVariable String service,
            Model model,
            @ModelAttribute("teks") Texts texts,
            @ModelAttribute("waktu") Times times) {
        AgencyPerson developer = AgencyPerson.developer(person);
        Route route = services.service(application, service);
        boolean concerned = drift.concerns(route, developer.agency());
        model.addAttribute("layanan", route);
        model.addAttribute("berdokumen", OpenApiOf.promised(route.service()));
        model.addAttribute("sandbox", route.connection().sandbox());
        model.addAttribute("alamat", gateway.url() + "/api/" + route.name());
        model.addAttribute("operasi", Documentation.of(route, gateway.url()));
        model.addAttribute("terlibat", concerned);
        model.addAttribute("temuan", concerned ? drift.rows(route, developer.agency(), texts, times) : List.of());
        return "pengembang/layanan";
    }
}
