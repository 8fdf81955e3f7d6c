package id.simpul.gateway.portal.izin;

import id.simpul.gateway.layanan.izin.IzinDesk;
import id.simpul.gateway.layanan.izin.IzinDesk.Answer;
import id.simpul.gateway.layanan.izin.IzinUsaha;
import id.simpul.gateway.page.CityNow;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Locale;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The state of a business and its licences, for its applicant. What was asked stands in no address and no log. */
@Controller
class IzinController {
    private static final String INDONESIAN = "/izin";
    private static final String ENGLISH = "/en/izin";
    private static final String FORM = "izin/cek";

    private final IzinDesk desk;
    private final CityNow city;

    IzinController(IzinDesk desk, CityNow city) {
        this.desk = desk;
        this.city = city;
    }

    @GetMapping({INDONESIAN, ENGLISH})
    String form(Model model, Locale locale) {
        return form(IzinForm.EMPTY, List.of(), model, locale);
    }

    @PostMapping({INDONESIAN, ENGLISH})
    String ask(
            @RequestParam(defaultValue = "") String nib,
            @RequestParam(defaultValue = "") String telepon,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model,
            Locale locale) {
        IzinForm form = IzinForm.of(nib, telepon);
        List<IzinForm.Problem> problems = form.problems();
        if (!problems.isEmpty()) {
            response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
            return form(form, problems, model, locale);
        }
        return switch (desk.ask(form.nib(), form.telepon(), request.getRemoteAddr())) {
            case Answer.Found(IzinUsaha izin) -> result(izin, model, locale);
            case Answer.NoMatch() -> {
                response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
                yield form(form, List.of(new IzinForm.Problem("nib", "izin.galat.cocok", 0)), model, locale);
            }
            case Answer.Wait(var remaining) -> {
                response.setStatus(HttpStatus.TOO_MANY_REQUESTS.value());
                response.setHeader("Retry-After", String.valueOf(remaining.toSeconds() + 1));
                yield form(
                        form,
                        List.of(new IzinForm.Problem("", "izin.galat.tunggu", remaining.toMinutes() + 1)),
                        model,
                        locale);
            }
        };
    }

    private static String form(IzinForm form, List<IzinForm.Problem> problems, Model model, Locale locale) {
        model.addAttribute("isian", form);
        model.addAttribute("galat", problems);
        model.addAttribute("bahasaLain", other(locale));
        return FORM;
    }

    private String result(IzinUsaha izin, Model model, Locale locale) {
        model.addAttribute("usaha", izin);
        model.addAttribute("izin", izin.licencesOf(city.city().regionCode().replace(".", "")));
        model.addAttribute("bahasaLain", other(locale));
        return "izin/hasil";
    }

    private static String other(Locale locale) {
        return locale.equals(Locale.ENGLISH) ? INDONESIAN : ENGLISH;
    }
}
