package id.simpul.gateway.console;

import id.simpul.gateway.page.CityNow;
import id.simpul.gateway.page.Person;
import id.simpul.gateway.page.Texts;
import id.simpul.gateway.page.Times;
import id.simpul.hub.health.ConnectionHealth;
import id.simpul.hub.health.HealthBoard;
import id.simpul.hub.policy.Maintenance;
import id.simpul.hub.policy.Pause;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Takes a connection out of use until a time, for a reason, and back. */
@Controller
@RequestMapping("/konsol/koneksi/{application}/{connection}")
class PauseController {
    private final HealthBoard board;
    private final Maintenance maintenance;
    private final ConnectionDetail detail;
    private final CityNow city;
    private final Clock clock;

    PauseController(HealthBoard board, Maintenance maintenance, ConnectionDetail detail, CityNow city, Clock clock) {
        this.board = board;
        this.maintenance = maintenance;
        this.detail = detail;
        this.city = city;
        this.clock = clock;
    }

    @PostMapping("/jeda")
    String begin(
            @PathVariable String application,
            @PathVariable String connection,
            PauseForm form,
            Model model,
            RedirectAttributes after,
            HttpServletResponse response,
            @ModelAttribute("teks") Texts texts,
            @ModelAttribute("waktu") Times times,
            @ModelAttribute("pengguna") @Nullable Person person) {
        String name = operator(person);
        ConnectionHealth health = find(application, connection);
        Instant now = clock.instant();
        PauseForm.Errors errors = form.errors(now, city.city().zone(), texts);
        if (errors.any()) {
            response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
            model.addAttribute("pada", now);
            model.addAttribute("galat", errors);
            detail.fill(model, health, form, texts, times);
            return "konsol/koneksi-rinci";
        }
        Pause pause = form.pause(now, city.city().zone(), name);
        maintenance.begin(application, connection, pause);
        board.step();
        after.addFlashAttribute("berhasil", texts.get("jeda.berhasil", times.full(pause.until())));
        return "redirect:" + ConnectionRow.href(health);
    }

    @PostMapping("/lanjut")
    String end(
            @PathVariable String application,
            @PathVariable String connection,
            RedirectAttributes after,
            @ModelAttribute("teks") Texts texts,
            @ModelAttribute("pengguna") @Nullable Person person) {
        String name = operator(person);
        ConnectionHealth health = find(application, connection);
        maintenance.end(application, connection, name);
        board.step();
        after.addFlashAttribute("berhasil", texts.get("jeda.diakhiri"));
        return "redirect:" + ConnectionRow.href(health);
    }

    private static String operator(@Nullable Person person) {
        if (person == null || !person.operator()) {
            throw new AccessDeniedException("role: not operator (expected: operator)");
        }
        return Objects.requireNonNull(person).name();
    }

    private ConnectionHealth find(String application, String connection) {
        return board.snapshot()
                .find(application, connection)
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    }
}
