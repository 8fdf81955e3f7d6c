package id.simpul.gateway.console;

import id.simpul.gateway.page.Person;
import id.simpul.gateway.page.Texts;
import id.simpul.hub.event.Replays;
import id.simpul.hub.message.FaultException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** What a person does with a frozen list: operators run it, an approver says yes to a long one. */
@Controller
@RequestMapping("/konsol/kirim-ulang/{id}")
class LangkahUlangController {
    private static final int SHORTEST_REASON = 5;

    private final Replays replays;

    LangkahUlangController(Replays replays) {
        this.replays = replays;
    }

    /** One step; throws where it is not to be taken. */
    @FunctionalInterface
    private interface Step {
        void take() throws FaultException;
    }

    @PostMapping("/keluarkan")
    String exclude(
            @PathVariable String id,
            @RequestParam(defaultValue = "") String alasan,
            @RequestParam(required = false) @Nullable List<Integer> tempat,
            @RequestParam(defaultValue = "false") boolean tidakSesuai,
            RedirectAttributes after,
            @ModelAttribute("teks") Texts texts,
            @ModelAttribute("pengguna") @Nullable Person person) {
        String who = Operators.operator(person);
        return step(id, alasan, after, texts, () -> {
            if (tidakSesuai) {
                replays.excludeUnfit(id, who, alasan);
            } else {
                replays.exclude(id, tempat == null ? List.of() : tempat, who, alasan);
            }
        });
    }

    @PostMapping("/setujui")
    String approve(
            @PathVariable String id,
            @RequestParam(defaultValue = "") String alasan,
            RedirectAttributes after,
            @ModelAttribute("teks") Texts texts,
            @ModelAttribute("pengguna") @Nullable Person person) {
        String who = Operators.approver(person);
        return step(id, alasan, after, texts, () -> replays.approve(id, who, alasan));
    }

    @PostMapping("/mulai")
    String start(
            @PathVariable String id,
            @RequestParam(defaultValue = "") String alasan,
            @RequestParam(defaultValue = "0") int laju,
            @RequestParam(defaultValue = "asli") String urutan,
            @RequestParam(defaultValue = "") String jumlah,
            RedirectAttributes after,
            @ModelAttribute("teks") Texts texts,
            @ModelAttribute("pengguna") @Nullable Person person) {
        String who = Operators.operator(person);
        if (!typed(id, jumlah)) {
            after.addFlashAttribute("galat", texts.get("ulang.jumlah.salah"));
            return "redirect:/konsol/kirim-ulang/" + id;
        }
        return step(id, alasan, after, texts, () -> replays.start(id, laju, urutan.equals("kunci"), who, alasan));
    }

    /** Whether a long list's number was typed as it is. */
    private boolean typed(String id, String number) {
        try {
            int count = replays.find(id).counts().chosen();
            return count <= KirimUlangController.TYPED_ABOVE || number.strip().equals(Integer.toString(count));
        } catch (FaultException none) {
            return true;
        }
    }

    @PostMapping("/{langkah:jeda|lanjut|hentikan}")
    String move(
            @PathVariable String id,
            @PathVariable String langkah,
            @RequestParam(defaultValue = "") String alasan,
            RedirectAttributes after,
            @ModelAttribute("teks") Texts texts,
            @ModelAttribute("pengguna") @Nullable Person person) {
        String who = Operators.operator(person);
        return step(id, alasan, after, texts, () -> {
            switch (langkah) {
                case "jeda" -> replays.pause(id, who, alasan);
                case "lanjut" -> replays.resume(id, who, alasan);
                default -> replays.stop(id, who, alasan);
            }
        });
    }

    private static String step(String id, String reason, RedirectAttributes after, Texts texts, Step step) {
        if (reason.strip().length() < SHORTEST_REASON) {
            after.addFlashAttribute("galat", texts.get("peristiwa.alasan.kurang"));
        } else {
            try {
                step.take();
                after.addFlashAttribute("berhasil", texts.get("ulang.tercatat"));
            } catch (FaultException refused) {
                after.addFlashAttribute("galat", texts.get("ulang.ditolak"));
            }
        }
        return "redirect:/konsol/kirim-ulang/" + id;
    }
}
