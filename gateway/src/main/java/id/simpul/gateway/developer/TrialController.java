package id.simpul.gateway.developer;

import id.simpul.gateway.developer.TrialDesk.Outcome;
import id.simpul.gateway.identity.CredentialDesk;
import id.simpul.gateway.identity.CredentialDesk.Issued;
import id.simpul.gateway.identity.GatewayAddress;
import id.simpul.gateway.identity.SignedIn;
import id.simpul.gateway.page.Texts;
import id.simpul.hub.message.FaultException;
import id.simpul.hub.registry.Route;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;

/** From a service to the first call. A key stands in the answer to the form only: in no address, no session, no row. */
@Controller
@RequestMapping("/pengembang/layanan/{application}/{service}/uji")
class TrialController {
    private static final String PLACE_OF_KEY = "KUNCI-UJI";

    private final CityServices services;
    private final TrialDesk desk;
    private final CredentialDesk credentials;
    private final GatewayAddress gateway;

    TrialController(CityServices services, TrialDesk desk, CredentialDesk credentials, GatewayAddress gateway) {
        this.credentials = credentials;
        this.services = services;
        this.desk = desk;
        this.gateway = gateway;
    }

    @ModelAttribute("layanan")
    Route route(@PathVariable String application, @PathVariable String service) {
        return services.service(application, service);
    }

    @GetMapping
    String form(
            @AuthenticationPrincipal @Nullable SignedIn person,
            @ModelAttribute(name = "layanan", binding = false) Route route,
            Model model) {
        AgencyPerson developer = AgencyPerson.developer(person);
        return show(TrialForm.empty(services.own(developer.agency())), Map.of(), developer, route, model);
    }

    private String show(TrialForm form, Map<String, String> faults, AgencyPerson developer, Route route, Model model) {
        model.addAttribute("formulir", form);
        model.addAttribute("galat", faults);
        model.addAttribute("sandbox", route.connection().sandbox());
        model.addAttribute("aplikasi", services.own(developer.agency()));
        return "pengembang/uji";
    }

    @PostMapping
    String send(
            @AuthenticationPrincipal @Nullable SignedIn person,
            @ModelAttribute(name = "layanan", binding = false) Route route,
            TrialForm typed,
            Model model,
            HttpServletResponse response,
            @ModelAttribute("teks") Texts texts)
            throws FaultException {
        AgencyPerson developer = AgencyPerson.developer(person);
        Map<String, String> faults = typed.faults(developer, services, credentials::unused, texts);
        if (!faults.isEmpty() && !desk.sentBefore(typed)) {
            response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
            return show(typed.again(), faults, developer, route, model);
        }
        TrialForm form = typed.named(services.table());
        Outcome outcome = desk.begin(developer, route, form, services.today());
        if (outcome.repeated() || !route.connection().sandbox()) {
            return "redirect:/pengembang/permintaan/" + outcome.permintaan() + (outcome.repeated() ? "?terkirim" : "");
        }
        return key(outcome, form, route, model);
    }

    private String key(Outcome outcome, TrialForm form, Route route, Model model) {
        Issued key = outcome.key();
        String value = key == null ? PLACE_OF_KEY : key.value();
        List<Snippet> snippets = SampleCall.of(route, gateway.url())
                .map(each -> Snippet.withKey(each, value))
                .orElse(List.of());
        model.addAttribute("kunci", key);
        model.addAttribute("aplikasi", form.application());
        model.addAttribute("klien", Trial.client(form.application()));
        model.addAttribute("cuplikan", snippets);
        model.addAttribute("permintaan", outcome.permintaan());
        model.addAttribute("batas", Trial.PER_DAY);
        return "pengembang/kunci";
    }
}
