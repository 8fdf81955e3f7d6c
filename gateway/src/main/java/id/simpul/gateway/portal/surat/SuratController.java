package id.simpul.gateway.portal.surat;

import id.simpul.gateway.layanan.surat.KodeSurat;
import id.simpul.gateway.layanan.surat.Surat;
import id.simpul.gateway.layanan.surat.SuratBook;
import id.simpul.gateway.page.CityNow;
import id.simpul.hub.registry.RouteTable;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Locale;
import java.util.Optional;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Tells whoever holds a letter's code what the city knows of it, and whether a document is the one that was sent. */
@Controller
class SuratController {
    private static final String INDONESIAN = "/v";
    private static final String ENGLISH = "/en/v";

    private final SuratBook book;
    private final CityNow city;

    SuratController(SuratBook book, CityNow city) {
        this.book = book;
        this.city = city;
    }

    /** Asks for a code; a code that was typed leads to its own address. */
    @GetMapping({INDONESIAN, ENGLISH})
    String ask(@RequestParam(defaultValue = "") String kode, HttpServletResponse response, Model model, Locale locale) {
        Optional<String> code = KodeSurat.read(kode);
        if (code.isPresent()) {
            return "redirect:" + home(locale) + "/" + code.get();
        }
        return kode.isBlank() ? form(model, locale) : missing(kode, "surat.kode.salah", response, model, locale);
    }

    @GetMapping({INDONESIAN + "/{kode}", ENGLISH + "/{kode}"})
    String show(@PathVariable String kode, HttpServletResponse response, Model model, Locale locale) {
        return page(kode, Perbandingan.NONE, response, model, locale);
    }

    @PostMapping({INDONESIAN + "/{kode}", ENGLISH + "/{kode}"})
    String compare(
            @PathVariable String kode,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model,
            Locale locale)
            throws IOException {
        Perbandingan asked = Perbandingan.of(request);
        response.setStatus(asked.status());
        return page(kode, asked, response, model, locale);
    }

    private String page(String kode, Perbandingan asked, HttpServletResponse response, Model model, Locale locale) {
        Optional<String> code = KodeSurat.read(kode);
        Optional<Surat> found = code.flatMap(book::byCode);
        if (found.isEmpty()) {
            return missing(kode, code.isEmpty() ? "surat.kode.salah" : "surat.kode.tidak", response, model, locale);
        }
        Surat surat = found.get();
        model.addAttribute("surat", surat);
        model.addAttribute("kode", KodeSurat.printed(surat.code()));
        model.addAttribute("sidik", Sidik.printed(surat.letter().sha256()));
        model.addAttribute(
                "penerima",
                surat.recipients().stream()
                        .map(each -> new Penerima(each, name(each.unit())))
                        .toList());
        model.addAttribute("banding", asked);
        model.addAttribute("hasil", asked.against(surat.letter().sha256()));
        model.addAttribute("bahasaLain", other(locale) + "/" + surat.code());
        return "surat/periksa";
    }

    private String missing(String kode, String why, HttpServletResponse response, Model model, Locale locale) {
        response.setStatus(HttpStatus.NOT_FOUND.value());
        model.addAttribute("sebab", why);
        model.addAttribute("diketik", kode.length() > 40 ? "" : kode);
        model.addAttribute("bahasaLain", other(locale));
        return "surat/kode";
    }

    private static String form(Model model, Locale locale) {
        model.addAttribute("sebab", "");
        model.addAttribute("diketik", "");
        model.addAttribute("bahasaLain", other(locale));
        return "surat/kode";
    }

    /** One line of who is to have the letter. */
    record Penerima(Surat.Recipient siapa, String nama) {}

    private String name(String unit) {
        RouteTable table = city.table();
        return table == null
                ? unit
                : table.registry().agencies().stream()
                        .filter(each -> each.code().equals(unit))
                        .map(each -> each.name())
                        .findFirst()
                        .orElse(unit.toUpperCase(Locale.ROOT));
    }

    private static String home(Locale locale) {
        return locale.equals(Locale.ENGLISH) ? ENGLISH : INDONESIAN;
    }

    private static String other(Locale locale) {
        return locale.equals(Locale.ENGLISH) ? INDONESIAN : ENGLISH;
    }
}
