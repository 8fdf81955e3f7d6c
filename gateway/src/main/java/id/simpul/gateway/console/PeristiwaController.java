package id.simpul.gateway.console;

import id.simpul.gateway.page.Person;
import id.simpul.gateway.page.Texts;
import id.simpul.gateway.page.Times;
import id.simpul.hub.event.BalanceBoard;
import id.simpul.hub.event.EventOverview;
import id.simpul.hub.event.EventStory;
import id.simpul.hub.event.Resend;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The events of the last hour, what each subscription is owed, and the story of one event. */
@Controller
class PeristiwaController {
    private static final Duration SPAN = Duration.ofHours(1);
    private static final int PAGE = 50;
    private static final int SHORTEST_REASON = 5;

    private final EventOverview overview;
    private final BalanceBoard board;
    private final EventStory stories;
    private final Resend resend;

    PeristiwaController(EventOverview overview, BalanceBoard board, EventStory stories, Resend resend) {
        this.overview = overview;
        this.board = board;
        this.stories = stories;
        this.resend = resend;
    }

    @GetMapping("/konsol/peristiwa")
    String list(
            @RequestParam(defaultValue = "") String jenis,
            @RequestParam(defaultValue = "") String penerbit,
            @RequestParam(defaultValue = "false") boolean terbuka,
            Model model,
            @ModelAttribute("teks") Texts texts,
            @ModelAttribute("waktu") Times times) {
        List<EventOverview.Row> rows = overview.lately(SPAN, penerbit.strip(), jenis.strip(), terbuka, PAGE);
        model.addAttribute("jenis", jenis);
        model.addAttribute("penerbit", penerbit);
        model.addAttribute("terbuka", terbuka);
        model.addAttribute("disaring", terbuka || !jenis.isBlank() || !penerbit.isBlank());
        model.addAttribute(
                "baris",
                rows.stream().map(each -> PeristiwaRow.of(each, texts, times)).toList());
        model.addAttribute("penuh", rows.size() == PAGE);
        model.addAttribute("neraca", NeracaRow.of(board, texts, times));
        model.addAttribute(
                "neracaPer", board.latest().map(each -> times.clock(each.at())).orElse(null));
        model.addAttribute(
                "tertahan",
                overview.unsettled(PAGE).stream()
                        .map(each -> PengirimanRow.of(each, texts, times))
                        .toList());
        return "konsol/peristiwa";
    }

    @GetMapping("/konsol/peristiwa/{id}")
    String story(
            @PathVariable String id,
            Model model,
            HttpServletResponse response,
            @ModelAttribute("teks") Texts texts,
            @ModelAttribute("waktu") Times times) {
        EventStory.Story story = stories.of(id).orElse(null);
        if (story == null) {
            response.setStatus(HttpServletResponse.SC_NOT_FOUND);
            return "konsol/jejak-tidak-ada";
        }
        model.addAttribute("peristiwa", story);
        model.addAttribute(
                "pengiriman",
                story.deliveries().stream()
                        .map(each -> PengirimanRow.of(story, each, texts, times))
                        .toList());
        return "konsol/peristiwa-rinci";
    }

    @PostMapping("/konsol/peristiwa/{id}/{application}/{subscription}/kirim-ulang")
    String resend(
            @PathVariable String id,
            @PathVariable String application,
            @PathVariable String subscription,
            @RequestParam(defaultValue = "") String alasan,
            RedirectAttributes after,
            @ModelAttribute("teks") Texts texts,
            @ModelAttribute("pengguna") @Nullable Person person) {
        String who = operator(person);
        return decided(
                id,
                alasan,
                after,
                texts,
                "peristiwa.dikirim.ulang",
                reason -> resend.resend(id, application, subscription, who, reason));
    }

    @PostMapping("/konsol/peristiwa/{id}/{application}/{subscription}/batalkan")
    String discard(
            @PathVariable String id,
            @PathVariable String application,
            @PathVariable String subscription,
            @RequestParam(defaultValue = "") String alasan,
            RedirectAttributes after,
            @ModelAttribute("teks") Texts texts,
            @ModelAttribute("pengguna") @Nullable Person person) {
        String who = operator(person);
        return decided(
                id,
                alasan,
                after,
                texts,
                "peristiwa.dibatalkan",
                reason -> resend.discard(id, application, subscription, who, reason));
    }

    private static String operator(@Nullable Person person) {
        if (person == null || !person.operator()) {
            throw new AccessDeniedException("role: not operator (expected: operator)");
        }
        return person.name();
    }

    private static String decided(
            String id, String alasan, RedirectAttributes after, Texts texts, String done, Predicate<String> decision) {
        String reason = alasan.strip();
        if (reason.length() < SHORTEST_REASON) {
            after.addFlashAttribute("galat", texts.get("peristiwa.alasan.kurang"));
        } else if (decision.test(reason)) {
            after.addFlashAttribute("berhasil", texts.get(done));
        } else {
            after.addFlashAttribute("galat", texts.get("peristiwa.tidak.tertahan"));
        }
        return "redirect:/konsol/peristiwa/" + id;
    }
}
