package id.simpul.gateway.portal.layanan;

import id.simpul.gateway.layanan.Lacakan;
import id.simpul.gateway.layanan.Pelacak;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Where something stands, by its number and the last four digits of the telephone: states and dates only. */
@Controller
@RequestMapping({"/lacak", "/en/lacak"})
class LacakController {
    private static final String FORM = "lacak";
    private static final int SHOWN = 100;
    private static final Pattern DIGITS = Pattern.compile("\\d{4}");

    private final List<Pelacak> pelacak;
    private final PembatasLacak pembatas;

    LacakController(List<Pelacak> pelacak, Clock clock) {
        this.pelacak = pelacak;
        this.pembatas = new PembatasLacak(clock);
    }

    /**
     * What is wrong with the form.
     *
     * @param isian the field's id
     * @param kode the end of the text's key
     */
    record Galat(String isian, String kode, long menit) {}

    @GetMapping
    String form(@RequestParam(defaultValue = "") String nomor, Model model) {
        return show(nomor, List.of(), model);
    }

    @PostMapping
    String track(
            @RequestParam(defaultValue = "") String nomor,
            @RequestParam(defaultValue = "") String telepon,
            Model model,
            HttpServletRequest request,
            HttpServletResponse response) {
        String digits = telepon.strip();
        String number = number(nomor);
        List<Galat> wrong = wrong(nomor, number, digits);
        if (number == null || !wrong.isEmpty()) {
            return refuse(HttpStatus.UNPROCESSABLE_CONTENT, nomor, wrong, model, response);
        }
        Duration wait = pembatas.tunggu(number, request.getRemoteAddr());
        if (wait != null) {
            response.setHeader(HttpHeaders.RETRY_AFTER, String.valueOf(wait.toSeconds() + 1));
            Galat late = new Galat("nomor", "tunggu", wait.toMinutes() + 1);
            return refuse(HttpStatus.TOO_MANY_REQUESTS, nomor, List.of(late), model, response);
        }
        return answer(number, digits, model, request, response);
    }

    private String answer(
            String number, String digits, Model model, HttpServletRequest request, HttpServletResponse response) {
        Optional<Lacakan> found = pelacak.stream()
                .flatMap(each -> each.lacak(number, digits).stream())
                .findFirst();
        pembatas.dicoba(number, request.getRemoteAddr(), found.isPresent());
        if (found.isEmpty()) {
            Galat no = new Galat("nomor", "cocok", 0);
            return refuse(HttpStatus.NOT_FOUND, number, List.of(no), model, response);
        }
        model.addAttribute("lacakan", found.get());
        return "lacak-hasil";
    }

    private @Nullable String number(String typed) {
        return pelacak.stream()
                .flatMap(each -> each.nomor(typed).stream())
                .findFirst()
                .orElse(null);
    }

    private static List<Galat> wrong(String typed, @Nullable String number, String digits) {
        List<Galat> wrong = new ArrayList<>();
        if (number == null) {
            wrong.add(new Galat("nomor", typed.isBlank() ? "nomor.kosong" : "nomor.bentuk", 0));
        }
        if (!DIGITS.matcher(digits).matches()) {
            wrong.add(new Galat("telepon", "telepon", 0));
        }
        return wrong;
    }

    private static String refuse(
            HttpStatus status, String nomor, List<Galat> wrong, Model model, HttpServletResponse response) {
        response.setStatus(status.value());
        return show(nomor, wrong, model);
    }

    private static String show(String nomor, List<Galat> wrong, Model model) {
        model.addAttribute("nomor", nomor.length() > SHOWN ? nomor.substring(0, SHOWN) : nomor);
        model.addAttribute("galat", wrong);
        return FORM;
    }
}
