package id.simpul.gateway.developer;

import id.simpul.gateway.identity.CredentialDesk;
import id.simpul.gateway.identity.CredentialDesk.Issued;
import id.simpul.gateway.identity.GatewayAddress;
import id.simpul.gateway.identity.SignedIn;
import id.simpul.gateway.page.Texts;
import id.simpul.hub.message.FaultCode;
import id.simpul.hub.message.FaultException;
import id.simpul.hub.registry.Route;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
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
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** An agency's requests for agreements, for its developers. */
@Controller
@RequestMapping("/pengembang/permintaan")
class PermintaanController {
    private static final Duration SECRET_LIFETIME = Duration.ofDays(365);

    private final CityServices services;
    private final PermintaanStore store;
    private final PermintaanDesk desk;
    private final CredentialDesk credentials;
    private final GatewayAddress gateway;

    PermintaanController(
            CityServices services,
            PermintaanStore store,
            PermintaanDesk desk,
            CredentialDesk credentials,
            GatewayAddress gateway) {
        this.services = services;
        this.store = store;
        this.desk = desk;
        this.credentials = credentials;
        this.gateway = gateway;
    }

    @GetMapping
    String list(@AuthenticationPrincipal @Nullable SignedIn person, Model model) {
        AgencyPerson developer = AgencyPerson.developer(person);
        model.addAttribute("permintaan", store.ofConsumers(services.codes(developer.agency())));
        return "pengembang/permintaan-daftar";
    }

    @GetMapping("/{id:\\d{1,15}}")
    String one(
            @AuthenticationPrincipal @Nullable SignedIn person,
            @PathVariable long id,
            @RequestParam(required = false) @Nullable String terkirim,
            Model model) {
        Permintaan request = own(AgencyPerson.developer(person), id);
        Route route = services.table().route(request.application(), request.service());
        model.addAttribute("terkirim", terkirim != null);
        return show(request, route == null ? null : ProductionForm.of(request, route), Map.of(), model);
    }

    private String show(Permintaan request, @Nullable ProductionForm form, Map<String, String> faults, Model model) {
        model.addAttribute("permintaan", request);
        model.addAttribute("layanan", services.table().route(request.application(), request.service()));
        model.addAttribute("formulir", form);
        model.addAttribute("galat", faults);
        model.addAttribute("kunciFormulir", FormKey.fresh());
        return "pengembang/permintaan";
    }

    /** Another agency's request is as unknown as none. */
    private Permintaan own(AgencyPerson developer, long id) {
        return store.find(id)
                .filter(each -> services.codes(developer.agency()).contains(each.consumer()))
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    }

    @PostMapping("/{id:\\d{1,15}}/ajukan")
    String submit(
            @AuthenticationPrincipal @Nullable SignedIn person,
            @PathVariable long id,
            ProductionForm form,
            Model model,
            RedirectAttributes after,
            HttpServletResponse response,
            @ModelAttribute("teks") Texts texts) {
        AgencyPerson developer = AgencyPerson.developer(person);
        Permintaan request = own(developer, id);
        Map<String, String> faults = form.faults(services.service(request.application(), request.service()), texts);
        if (request.draft() && !faults.isEmpty()) {
            response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
            return show(request, form, faults, model);
        }
        boolean done = request.draft() && desk.submit(request, form, developer);
        after.addFlashAttribute("berhasil", texts.get(done ? "permintaan.diajukan" : "permintaan.sudah"));
        return "redirect:/pengembang/permintaan/" + id;
    }

    /** A secret of the application for the agreement that its owner approved; shown in this answer only. */
    @PostMapping("/{id:\\d{1,15}}/kunci")
    String secret(
            @AuthenticationPrincipal @Nullable SignedIn person,
            @PathVariable long id,
            @RequestParam(defaultValue = "") String kunci,
            Model model,
            RedirectAttributes after,
            @ModelAttribute("teks") Texts texts)
            throws FaultException {
        AgencyPerson developer = AgencyPerson.developer(person);
        Permintaan request = own(developer, id);
        if (!request.approved() || !store.claim(FormKey.of(kunci), id, developer.name())) {
            return "redirect:/pengembang/permintaan/" + id + "?terkirim";
        }
        try {
            Issued secret = credentials.newSecret(
                    request.consumer(), "produksi " + request.target(), SECRET_LIFETIME, developer.name());
            return shown(request, secret, model);
        } catch (FaultException refused) {
            if (refused.fault().code() != FaultCode.KREDENSIAL_PENUH) {
                throw refused;
            }
            after.addFlashAttribute("gagal", texts.get("pengembang.kunci.penuh"));
            return "redirect:/pengembang/permintaan/" + id;
        }
    }

    private String shown(Permintaan request, Issued secret, Model model) {
        Route route = services.service(request.application(), request.service());
        model.addAttribute("permintaan", request);
        model.addAttribute("kunci", secret);
        model.addAttribute(
                "cuplikan",
                SampleCall.of(route, gateway.url(), request.operations())
                        .map(each -> Snippet.withSecret(each, gateway.url(), request.consumer(), secret.value()))
                        .stream()
                        .toList());
        model.addAttribute("alamat", gateway.url());
        return "pengembang/rahasia";
    }
}
