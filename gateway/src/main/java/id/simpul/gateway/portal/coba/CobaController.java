package id.simpul.gateway.portal.coba;

import id.simpul.gateway.layanan.surat.SuratBook;
import id.simpul.gateway.page.Texts;
import id.simpul.hub.connector.Peragaan;
import id.simpul.hub.message.FaultException;
import java.util.List;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** {@code /coba}: the sample city at the push of a button. Absent everywhere else. */
@Controller
class CobaController {
    private final ObjectProvider<Peragaan> peragaan;
    private final Percobaan percobaan;
    private final SuratBook letters;

    CobaController(ObjectProvider<Peragaan> peragaan, Percobaan percobaan, SuratBook letters) {
        this.letters = letters;
        this.peragaan = peragaan;
        this.percobaan = percobaan;
    }

    @GetMapping("/coba")
    String page(Model model) {
        requireSample();
        model.addAttribute("semua", Aksi.values());
        return "coba";
    }

    @PostMapping("/coba/{aksi}")
    String run(@PathVariable String aksi, RedirectAttributes after, @ModelAttribute("teks") Texts texts) {
        requireSample();
        Aksi act = Aksi.of(aksi).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
        after.addFlashAttribute("hasil", result(act, texts));
        return "redirect:/coba#hasil";
    }

    /** What anybody who holds the letter sees. Only here does a number lead to a code. */
    @GetMapping("/coba/surat")
    String letter(@RequestParam String nomor) {
        requireSample();
        return letters.byNumber(nomor).stream()
                .findFirst()
                .map(each -> "redirect:/v/" + each.code())
                .orElse("redirect:/v");
    }

    private Hasil result(Aksi act, Texts texts) {
        try {
            return percobaan.run(act, texts);
        } catch (FaultException failed) {
            return new Hasil(
                    act.code(),
                    false,
                    texts.get("coba.gagal", failed.fault().code().code()),
                    List.of());
        }
    }

    private void requireSample() {
        if (peragaan.getIfAvailable() == null) {
            throw new ResponseStatusException(HttpStatus.NOT_FOUND);
        }
    }
}
