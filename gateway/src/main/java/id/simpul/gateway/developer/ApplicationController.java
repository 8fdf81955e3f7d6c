package id.simpul.gateway.developer;

import id.simpul.gateway.identity.CredentialDesk;
import id.simpul.gateway.identity.CredentialDesk.Shown;
import id.simpul.gateway.identity.SignedIn;
import id.simpul.gateway.page.Texts;
import id.simpul.gateway.subscription.SubscriptionBoard;
import id.simpul.hub.message.FaultException;
import id.simpul.hub.registry.Agreement;
import id.simpul.hub.registry.Application;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** One application of the developer's agency: its agreements, its subscriptions and its test keys. */
@Controller
@RequestMapping("/pengembang/aplikasi")
class ApplicationController {
    private final CityServices services;
    private final CredentialDesk credentials;
    private final SubscriptionBoard subscriptions;

    ApplicationController(CityServices services, CredentialDesk credentials, SubscriptionBoard subscriptions) {
        this.services = services;
        this.credentials = credentials;
        this.subscriptions = subscriptions;
    }

    @GetMapping
    String list(@AuthenticationPrincipal @Nullable SignedIn person, Model model) {
        model.addAttribute(
                "aplikasi", services.own(AgencyPerson.developer(person).agency()));
        return "pengembang/aplikasi-daftar";
    }

    @GetMapping("/{code}")
    String one(@AuthenticationPrincipal @Nullable SignedIn person, @PathVariable String code, Model model)
            throws FaultException {
        Application application = services.own(AgencyPerson.developer(person).agency(), code);
        String client = Trial.client(code);
        model.addAttribute("satu", application);
        model.addAttribute("perjanjian", agreements(Set.of(code, client)));
        model.addAttribute(
                "langganan",
                subscriptions.all(code).stream().map(LanggananRow::of).toList());
        model.addAttribute("kunci", keys(client));
        return "pengembang/aplikasi";
    }

    private List<Agreement> agreements(Set<String> consumers) {
        return services.table().registry().agreements().stream()
                .filter(each -> consumers.contains(each.consumer()))
                .sorted(Comparator.comparing(Agreement::trial)
                        .thenComparing(Agreement::until)
                        .thenComparing(Agreement::id))
                .toList();
    }

    private List<Shown> keys(String client) throws FaultException {
        return services.table().application(client) == null
                ? List.of()
                : credentials.apiKeys(client).reversed();
    }

    @PostMapping("/{code}/kunci/{id:\\d{1,15}}/cabut")
    String revoke(
            @AuthenticationPrincipal @Nullable SignedIn person,
            @PathVariable String code,
            @PathVariable long id,
            RedirectAttributes after,
            @ModelAttribute("teks") Texts texts) {
        AgencyPerson developer = AgencyPerson.developer(person);
        Application application = services.own(developer.agency(), code);
        String said = "pengembang.kunci.dicabut";
        try {
            credentials.revokeApiKey(Trial.client(application.code()), id, developer.name());
        } catch (FaultException gone) {
            said = "pengembang.kunci.tidak.ada";
        }
        after.addFlashAttribute("berhasil", texts.get(said));
        return "redirect:/pengembang/aplikasi/" + code;
    }
}
