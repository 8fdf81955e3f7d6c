package id.simpul.gateway.developer;

import id.simpul.gateway.identity.SignedIn;
import id.simpul.gateway.page.Texts;
import id.simpul.gateway.subscription.RefusedSubscriptionException;
import id.simpul.gateway.subscription.SubscriptionBoard;
import id.simpul.gateway.subscription.SubscriptionDesk;
import id.simpul.hub.event.WebhookSigner;
import id.simpul.hub.message.FaultException;
import jakarta.servlet.http.HttpServletResponse;
import java.util.LinkedHashMap;
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
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The subscriptions of an application of the developer's agency: add, change, end, and the secret that signs. */
@Controller
@RequestMapping("/pengembang/aplikasi/{application}")
class LanggananController {
    private static final String PAGE = "pengembang/langganan";
    private static final String CHECKED = "ya";

    private final CityServices services;
    private final SubscriptionDesk desk;
    private final SubscriptionBoard board;
    private final WebhookSigner signer;

    LanggananController(CityServices services, SubscriptionDesk desk, SubscriptionBoard board, WebhookSigner signer) {
        this.services = services;
        this.desk = desk;
        this.board = board;
        this.signer = signer;
    }

    @GetMapping("/langganan-baru")
    String fresh(@AuthenticationPrincipal @Nullable SignedIn person, @PathVariable String application, Model model) {
        own(person, application);
        return show(application, "", LanggananForm.empty(), Map.of(), model);
    }

    @GetMapping("/langganan/{code}")
    String one(
            @AuthenticationPrincipal @Nullable SignedIn person,
            @PathVariable String application,
            @PathVariable String code,
            Model model) {
        own(person, application);
        return show(application, code, LanggananForm.of(present(application, code)), Map.of(), model);
    }

    private AgencyPerson own(@Nullable SignedIn person, String application) {
        AgencyPerson developer = AgencyPerson.developer(person);
        services.own(developer.agency(), application);
        return developer;
    }

    private Map<String, Object> present(String application, String code) {
        try {
            return board.one(application, code);
        } catch (FaultException none) {
            throw new ResponseStatusException(HttpStatus.NOT_FOUND, "", none);
        }
    }

    private String show(String application, String code, LanggananForm form, Map<String, String> faults, Model model) {
        model.addAttribute("aplikasi", application);
        model.addAttribute("kode", code);
        model.addAttribute("formulir", form);
        model.addAttribute("galat", faults);
        model.addAttribute("baris", code.isEmpty() ? null : LanggananRow.of(present(application, code)));
        model.addAttribute("rahasia", code.isEmpty() ? null : signer.secrets(application, code));
        return PAGE;
    }

    @PostMapping("/langganan-baru")
    String add(
            @AuthenticationPrincipal @Nullable SignedIn person,
            @PathVariable String application,
            LanggananForm form,
            Model model,
            RedirectAttributes after,
            HttpServletResponse response,
            @ModelAttribute("teks") Texts texts) {
        AgencyPerson developer = own(person, application);
        Map<String, String> faults =
                faults(() -> desk.create(application, form.code(), form.over(Map.of()), developer.name()), texts);
        if (!faults.isEmpty()) {
            response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
            return show(application, "", form, faults, model);
        }
        return done(application, "langganan.ditambah", after, texts);
    }

    @PostMapping("/langganan/{code}")
    String change(
            @AuthenticationPrincipal @Nullable SignedIn person,
            @PathVariable String application,
            @PathVariable String code,
            LanggananForm form,
            Model model,
            RedirectAttributes after,
            HttpServletResponse response,
            @ModelAttribute("teks") Texts texts) {
        AgencyPerson developer = own(person, application);
        Map<String, Object> present = present(application, code);
        Map<String, String> faults =
                faults(() -> desk.replace(application, code, form.over(present), developer.name()), texts);
        if (!faults.isEmpty()) {
            response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
            return show(application, code, form, faults, model);
        }
        return done(application, "langganan.diubah", after, texts);
    }

    @PostMapping("/langganan/{code}/akhiri")
    String end(
            @AuthenticationPrincipal @Nullable SignedIn person,
            @PathVariable String application,
            @PathVariable String code,
            @RequestParam(defaultValue = "") String periksa,
            Model model,
            RedirectAttributes after,
            HttpServletResponse response,
            @ModelAttribute("teks") Texts texts) {
        AgencyPerson developer = own(person, application);
        Map<String, Object> present = present(application, code);
        Map<String, String> faults = periksa.equals(CHECKED)
                ? faults(() -> desk.end(application, code, developer.name()), texts)
                : Map.of("periksa-akhiri", texts.get("langganan.periksa.salah"));
        if (!faults.isEmpty()) {
            response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
            return show(application, code, LanggananForm.of(present), faults, model);
        }
        return done(application, "langganan.diakhiri", after, texts);
    }

    /** The secret before signs for a day more. */
    @PostMapping("/langganan/{code}/rahasia")
    String rotate(
            @AuthenticationPrincipal @Nullable SignedIn person,
            @PathVariable String application,
            @PathVariable String code,
            @RequestParam(defaultValue = "") String periksa,
            Model model,
            RedirectAttributes after,
            HttpServletResponse response,
            @ModelAttribute("teks") Texts texts) {
        AgencyPerson developer = own(person, application);
        Map<String, Object> present = present(application, code);
        if (!periksa.equals(CHECKED)) {
            response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
            Map<String, String> faults = Map.of("periksa-rahasia", texts.get("langganan.periksa.salah"));
            return show(application, code, LanggananForm.of(present), faults, model);
        }
        signer.rotate(application, code, developer.name(), "/pengembang");
        after.addFlashAttribute("berhasil", texts.get("langganan.rahasia.diganti"));
        return "redirect:/pengembang/aplikasi/" + application + "/langganan/" + code;
    }

    private static String done(String application, String said, RedirectAttributes after, Texts texts) {
        after.addFlashAttribute("berhasil", texts.get(said));
        return "redirect:/pengembang/aplikasi/" + application;
    }

    private interface Step {
        void take() throws FaultException, RefusedSubscriptionException;
    }

    /** Field of the form to what is wrong with it; empty where the step was taken. */
    private static Map<String, String> faults(Step step, Texts texts) {
        try {
            step.take();
            return Map.of();
        } catch (RefusedSubscriptionException wrong) {
            return told(LanggananForm.wrong(wrong.problems()), texts);
        } catch (FaultException refused) {
            return switch (refused.fault().code()) {
                case PERJANJIAN_TIDAK_ADA -> Map.of("jenis", texts.get("langganan.galat.perjanjian"));
                case LANGGANAN_SUDAH_ADA -> Map.of("kode", texts.get("langganan.galat.ada"));
                default -> Map.of("kode", texts.get("langganan.galat.berubah"));
            };
        }
    }

    private static Map<String, String> told(List<String> fields, Texts texts) {
        Map<String, String> told = new LinkedHashMap<>();
        fields.forEach(each -> told.put(each, texts.get("langganan.galat." + each)));
        return told;
    }
}
