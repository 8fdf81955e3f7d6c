package id.simpul.gateway.console;

import id.simpul.gateway.page.Person;
import id.simpul.gateway.page.Texts;
import id.simpul.gateway.page.Times;
import id.simpul.hub.event.ReplayItem;
import id.simpul.hub.event.ReplayJob;
import id.simpul.hub.event.Replays;
import id.simpul.hub.message.FaultException;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The lists of deliveries to be sent again, and the review of one. */
@Controller
@RequestMapping("/konsol/kirim-ulang")
class KirimUlangController {
    /** Above as many, the number is typed. */
    static final int TYPED_ABOVE = 50;

    private static final int PAGE = 50;
    private static final int CSV_PAGE = 1000;
    private static final String REFRESH_SECONDS = "5";

    private final Replays replays;

    KirimUlangController(Replays replays) {
        this.replays = replays;
    }

    @GetMapping
    String list(Model model, @ModelAttribute("teks") Texts texts, @ModelAttribute("waktu") Times times) {
        model.addAttribute(
                "baris",
                replays.latest(PAGE).stream()
                        .map(each -> UlangRow.of(each, texts, times))
                        .toList());
        return "konsol/kirim-ulang";
    }

    @GetMapping("/{id}")
    String review(
            @PathVariable String id,
            @RequestParam(defaultValue = "0") int setelah,
            Model model,
            HttpServletResponse response,
            @ModelAttribute("teks") Texts texts,
            @ModelAttribute("waktu") Times times,
            @ModelAttribute("pengguna") @Nullable Person person) {
        try {
            ReplayJob job = replays.find(id);
            items(job, setelah, model, texts, times);
            model.addAttribute("daftar", UlangRow.of(job, texts, times));
            model.addAttribute("langkah", replays.steps(id));
            model.addAttribute("ketikDiAtas", TYPED_ABOVE);
            model.addAttribute("perluPenyetuju", job.counts().chosen() > replays.approval());
            model.addAttribute(
                    "bolehSetuju",
                    Operators.approves(person)
                            && !job.madeBy()
                                    .equals(Objects.requireNonNull(person).name()));
            if (job.state().equals("running")) {
                response.setHeader("Refresh", REFRESH_SECONDS);
            }
            return "konsol/kirim-ulang-rinci";
        } catch (FaultException none) {
            response.setStatus(HttpServletResponse.SC_NOT_FOUND);
            return "konsol/jejak-tidak-ada";
        }
    }

    private void items(ReplayJob job, int after, Model model, Texts texts, Times times) throws FaultException {
        List<ReplayItem> items = replays.items(job.id(), "", after, PAGE + 1);
        model.addAttribute(
                "butir",
                items.stream()
                        .limit(PAGE)
                        .map(each -> UlangRow.item(each, texts, times))
                        .toList());
        model.addAttribute("setelah", items.size() > PAGE ? items.get(PAGE - 1).place() : null);
    }

    /** The whole list, a few at a time. */
    @GetMapping("/{id}/daftar.csv")
    void csv(@PathVariable String id, HttpServletResponse response) throws IOException {
        try {
            replays.find(id);
            response.setContentType("text/csv");
            response.setCharacterEncoding(StandardCharsets.UTF_8.name());
            response.setHeader("Content-Disposition", "attachment; filename=\"kirim-ulang-" + id + ".csv\"");
            PrintWriter out = response.getWriter();
            out.print(DaftarCsv.HEAD);
            List<ReplayItem> items = replays.items(id, "", 0, CSV_PAGE);
            while (!items.isEmpty()) {
                items.forEach(each -> out.print(DaftarCsv.line(each)));
                items = replays.items(id, "", items.getLast().place(), CSV_PAGE);
            }
        } catch (FaultException none) {
            response.sendError(HttpServletResponse.SC_NOT_FOUND);
        }
    }
}
