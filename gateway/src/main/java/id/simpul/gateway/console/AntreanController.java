package id.simpul.gateway.console;

import id.simpul.gateway.page.CityNow;
import id.simpul.gateway.page.Person;
import id.simpul.gateway.page.Texts;
import id.simpul.gateway.page.Times;
import id.simpul.hub.event.EventTable;
import id.simpul.hub.event.HeldEndings;
import id.simpul.hub.event.ReplayFilter;
import id.simpul.hub.event.ReplayOrder;
import id.simpul.hub.event.ReplayQueue;
import id.simpul.hub.event.Replays;
import id.simpul.hub.message.FaultException;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** What is set aside or parked, by cause; all of a filter becomes a frozen list to be sent again. */
@Controller
@RequestMapping("/konsol/peristiwa/antrean")
class AntreanController {
    private static final int PAGE = 50;
    private static final int LAST_PAGE = 2000;
    private static final int SHORTEST_REASON = 5;

    private final ReplayQueue queue;
    private final Replays replays;
    private final HeldEndings endings;
    private final EventTable table;
    private final CityNow city;

    AntreanController(ReplayQueue queue, Replays replays, HeldEndings endings, EventTable table, CityNow city) {
        this.queue = queue;
        this.replays = replays;
        this.endings = endings;
        this.table = table;
        this.city = city;
    }

    @GetMapping
    String list(
            AntreanFilter saringan,
            @RequestParam(defaultValue = "1") int hal,
            Model model,
            @ModelAttribute("teks") Texts texts,
            @ModelAttribute("waktu") Times times) {
        int page = Math.clamp(hal, 1, LAST_PAGE);
        ReplayFilter filter = saringan.filter(city.city().zone());
        List<ReplayQueue.Row> rows = queue.rows(filter, (page - 1) * PAGE, PAGE + 1);
        model.addAttribute("saringan", saringan);
        model.addAttribute("langganan", subscriptions());
        model.addAttribute("kelompok", AntreanRow.groups(queue.groups(filter), saringan, texts, times));
        model.addAttribute(
                "berakhir",
                endings.soon().stream()
                        .map(each -> AntreanRow.ending(each, times))
                        .toList());
        model.addAttribute(
                "baris",
                rows.stream()
                        .limit(PAGE)
                        .map(each -> AntreanRow.of(each, texts, times))
                        .toList());
        model.addAttribute("sebelum", page > 1 ? saringan.href(null, page - 1) : null);
        model.addAttribute("sesudah", rows.size() > PAGE ? saringan.href(null, page + 1) : null);
        model.addAttribute("kunci", UUID.randomUUID().toString());
        return "konsol/antrean";
    }

    private List<String> subscriptions() {
        return table.subscribers().stream()
                .map(EventTable.Subscriber::name)
                .sorted()
                .toList();
    }

    /** Freezes all that the filter chooses now; two clicks of one form make one list. */
    @PostMapping
    String make(
            AntreanFilter saringan,
            @RequestParam(defaultValue = "") String alasan,
            @RequestParam(defaultValue = "") String kunci,
            @RequestParam(defaultValue = "false") boolean terkirim,
            RedirectAttributes after,
            @ModelAttribute("teks") Texts texts,
            @ModelAttribute("pengguna") @Nullable Person person) {
        String who = Operators.operator(person);
        String back = "redirect:" + saringan.href(null, 1);
        if (alasan.strip().length() < SHORTEST_REASON) {
            after.addFlashAttribute("galat", texts.get("peristiwa.alasan.kurang"));
            return back;
        }
        try {
            ReplayFilter filter = saringan.filter(city.city().zone());
            String key = kunci.isBlank() ? null : kunci.strip();
            return "redirect:/konsol/kirim-ulang/"
                    + replays.make(new ReplayOrder(filter, terkirim, key, who, alasan))
                            .id();
        } catch (FaultException refused) {
            after.addFlashAttribute("galat", texts.get("ulang.tidak.dibuat"));
            return back;
        }
    }
}
