package id.simpul.gateway.developer;

import id.simpul.gateway.developer.PermintaanDesk.Decision;
import id.simpul.gateway.identity.Role;
import id.simpul.gateway.identity.SignedIn;
import id.simpul.gateway.page.Texts;
import id.simpul.hub.registry.Application;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Where the owner of the data decides. Operators, approvers and auditors read along; nobody else's agency is seen. */
@Controller
@RequestMapping("/konsol/permintaan")
class DecisionController {
    private static final String BACK = "redirect:/konsol/permintaan/";

    private final CityServices services;
    private final PermintaanStore store;
    private final PermintaanDesk desk;

    DecisionController(CityServices services, PermintaanStore store, PermintaanDesk desk) {
        this.services = services;
        this.store = store;
        this.desk = desk;
    }

    @GetMapping
    String list(@AuthenticationPrincipal @Nullable SignedIn person, Model model) {
        model.addAttribute("permintaan", store.ofOwners(seenBy(person)));
        return "konsol/permintaan";
    }

    @GetMapping("/{id:\\d{1,15}}")
    String one(@AuthenticationPrincipal @Nullable SignedIn person, @PathVariable long id, Model model) {
        return show(find(person, id), DecisionForm.proposed(services.today()), Map.of(), person, model);
    }

    /** The applications whose requests a person may see. */
    private List<String> seenBy(@Nullable SignedIn person) {
        if (person == null) {
            throw new AccessDeniedException("person: none (expected: one who signed in)");
        }
        return person.roles().contains(Role.PIC)
                ? services.codes(AgencyPerson.pic(person).agency())
                : services.table().registry().applications().stream()
                        .map(Application::code)
                        .toList();
    }

    private Permintaan find(@Nullable SignedIn person, long id) {
        List<String> seen = seenBy(person);
        return store.find(id)
                .filter(each -> !each.draft() && seen.contains(each.application()))
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    }

    private String show(
            Permintaan request, DecisionForm form, Map<String, String> faults, @Nullable SignedIn person, Model model) {
        Application consumer = services.table().application(request.consumer());
        model.addAttribute("permintaan", request);
        model.addAttribute("pemohon", consumer);
        model.addAttribute("opdPemohon", consumer == null ? null : agencyName(consumer.agency()));
        model.addAttribute("layanan", services.table().route(request.application(), request.service()));
        model.addAttribute("formulir", form);
        model.addAttribute("galat", faults);
        model.addAttribute("memutus", person != null && person.roles().contains(Role.PIC));
        return "konsol/permintaan-rinci";
    }

    private String agencyName(String code) {
        return services.table().registry().agencies().stream()
                .filter(each -> each.code().equals(code))
                .map(each -> each.name())
                .findFirst()
                .orElse(code);
    }

    @PostMapping("/{id:\\d{1,15}}/setujui")
    String approve(
            @AuthenticationPrincipal @Nullable SignedIn person,
            @PathVariable long id,
            DecisionForm form,
            Model model,
            RedirectAttributes after,
            HttpServletResponse response,
            @ModelAttribute("teks") Texts texts) {
        AgencyPerson owner = AgencyPerson.pic(person);
        Permintaan request = find(person, id);
        Map<String, String> faults = form.approvalFaults(services.today(), texts);
        if (!faults.isEmpty()) {
            response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
            return show(request, form, faults, person, model);
        }
        tell(desk.approve(request, services.today(), form.until(), owner), "disetujui", after, texts);
        return BACK + id;
    }

    @PostMapping("/{id:\\d{1,15}}/tolak")
    String refuse(
            @AuthenticationPrincipal @Nullable SignedIn person,
            @PathVariable long id,
            DecisionForm form,
            Model model,
            RedirectAttributes after,
            HttpServletResponse response,
            @ModelAttribute("teks") Texts texts) {
        AgencyPerson owner = AgencyPerson.pic(person);
        Permintaan request = find(person, id);
        Map<String, String> faults = form.refusalFaults(texts);
        if (!faults.isEmpty()) {
            response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
            return show(request, form.again(services.today()), faults, person, model);
        }
        tell(desk.refuse(request, form.reason(), owner), "ditolak", after, texts);
        return BACK + id;
    }

    private static void tell(Decision decision, String done, RedirectAttributes after, Texts texts) {
        boolean good = decision == Decision.DONE;
        String key = good ? done : "gagal." + decision.name().toLowerCase(Locale.ROOT);
        after.addFlashAttribute(good ? "berhasil" : "gagal", texts.get("permintaan." + key));
    }
}
