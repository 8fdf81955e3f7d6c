package id.simpul.gateway.console;

import id.simpul.gateway.page.Person;
import id.simpul.gateway.page.Texts;
import id.simpul.hub.event.Restoration;
import id.simpul.hub.message.FaultException;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Brings back what the balance of a subscription misses. */
@Controller
class PulihkanController {
    private static final int SHORTEST_REASON = 5;

    private final Restoration restoration;

    PulihkanController(Restoration restoration) {
        this.restoration = restoration;
    }

    @PostMapping("/konsol/peristiwa/neraca/{application}/{subscription}/pulihkan")
    String restore(
            @PathVariable String application,
            @PathVariable String subscription,
            @RequestParam(defaultValue = "") String alasan,
            RedirectAttributes after,
            @ModelAttribute("teks") Texts texts,
            @ModelAttribute("pengguna") @Nullable Person person) {
        String who = Operators.operator(person);
        String reason = alasan.strip();
        if (reason.length() < SHORTEST_REASON) {
            after.addFlashAttribute("galat", texts.get("peristiwa.alasan.kurang"));
            return "redirect:/konsol/peristiwa";
        }
        try {
            int restored = restoration.all(application, subscription, who, reason);
            after.addFlashAttribute("berhasil", texts.get("neraca.dipulihkan", restored));
        } catch (FaultException away) {
            after.addFlashAttribute("galat", texts.get("neraca.tidak.dipulihkan"));
        }
        return "redirect:/konsol/peristiwa";
    }
}
