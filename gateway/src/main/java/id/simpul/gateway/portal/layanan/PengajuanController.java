package id.simpul.gateway.portal.layanan;

import id.simpul.gateway.layanan.permohonan.Formulir;
import id.simpul.gateway.layanan.permohonan.Layanan;
import id.simpul.gateway.layanan.permohonan.LayananKatalog;
import id.simpul.gateway.layanan.permohonan.Penerusan;
import id.simpul.gateway.layanan.permohonan.PengajuanPermohonan;
import id.simpul.gateway.layanan.permohonan.PengajuanPermohonan.Hasil;
import id.simpul.gateway.layanan.permohonan.Permohonan;
import id.simpul.gateway.page.CityNow;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Map;
import org.springframework.dao.DataAccessException;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.transaction.TransactionException;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;

/** The form of a service and its receipt. What was typed stands in the answer to the form only: in no address, no session. */
@Controller
@RequestMapping({"/layanan/{kode}", "/en/layanan/{kode}"})
class PengajuanController {
    private static final String FORM = "layanan/formulir";

    private final LayananKatalog katalog;
    private final PengajuanPermohonan pengajuan;
    private final Penerusan penerusan;
    private final CityNow city;
    private final Clock clock;

    PengajuanController(
            LayananKatalog katalog, PengajuanPermohonan pengajuan, Penerusan penerusan, CityNow city, Clock clock) {
        this.katalog = katalog;
        this.pengajuan = pengajuan;
        this.penerusan = penerusan;
        this.city = city;
        this.clock = clock;
    }

    @ModelAttribute("layanan")
    Layanan layanan(@PathVariable String kode) {
        return katalog.find(kode)
                .filter(Layanan::dapatDiajukan)
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    }

    @GetMapping("/ajukan")
    String form(@ModelAttribute(name = "layanan", binding = false) Layanan layanan, Model model) {
        return show(Formulir.kosong(layanan), Kunci.baru(), "", model);
    }

    @PostMapping("/ajukan")
    String send(
            @ModelAttribute(name = "layanan", binding = false) Layanan layanan,
            @ModelAttribute(name = "awal", binding = false) String awal,
            @RequestParam Map<String, String> typed,
            Model model,
            HttpServletResponse response) {
        Formulir form = Formulir.periksa(layanan, typed, today());
        String key = Kunci.dari(typed.get("kunci"));
        if (!form.benar()) {
            response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
            return show(form, key, "", model);
        }
        try {
            Hasil result = pengajuan.ajukan(layanan, form.pemohon(), key);
            return "redirect:" + awal + "/layanan/" + layanan.code() + "/bukti/" + key
                    + (result.sama() ? "" : "?isi=lain");
        } catch (DataAccessException | TransactionException away) {
            response.setStatus(HttpStatus.SERVICE_UNAVAILABLE.value());
            return show(form, key, "formulir.gangguan", model);
        }
    }

    /** Where a form comes back to whose session had ended: as it was typed, to be sent once more. */
    @PostMapping("/ajukan/ulang")
    String again(
            @ModelAttribute(name = "layanan", binding = false) Layanan layanan,
            @RequestParam Map<String, String> typed,
            Model model) {
        return show(Formulir.periksa(layanan, typed, today()), Kunci.dari(typed.get("kunci")), "formulir.ulang", model);
    }

    private static String show(Formulir form, String key, String notice, Model model) {
        model.addAttribute("formulir", form);
        model.addAttribute("kunci", key);
        model.addAttribute("pemberitahuan", notice);
        return FORM;
    }

    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), city.city().zone());
    }

    @GetMapping("/bukti/{kunci}")
    String receipt(
            @ModelAttribute(name = "layanan", binding = false) Layanan layanan,
            @PathVariable String kunci,
            @RequestParam(defaultValue = "") String isi,
            Model model) {
        Permohonan request = pengajuan
                .dariFormulir(kunci)
                .filter(each -> each.layanan().equals(layanan.code()))
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
        model.addAttribute("permohonan", request);
        model.addAttribute("keadaan", penerusan.keadaan(request));
        model.addAttribute("tiba", penerusan.tiba(request));
        model.addAttribute("isiLain", isi.equals("lain"));
        return "layanan/bukti";
    }
}
