package id.simpul.gateway.console;

import id.simpul.gateway.page.CityNow;
import id.simpul.gateway.page.Texts;
import id.simpul.gateway.page.Times;
import id.simpul.hub.ledger.CallSummary;
import id.simpul.hub.ledger.Result;
import id.simpul.hub.message.FaultCode;
import id.simpul.hub.registry.Application;
import id.simpul.hub.registry.RouteTable;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;

/** The calls of the last hour. */
@Controller
class CallController {
    private static final int PAGE = 50;

    private final LedgerView ledger;
    private final CityNow city;
    private final Clock clock;

    CallController(LedgerView ledger, CityNow city, Clock clock) {
        this.ledger = ledger;
        this.city = city;
        this.clock = clock;
    }

    /** One possible outcome in the filter. */
    record Choice(String code, String word) {}

    @GetMapping("/konsol/panggilan")
    String list(
            CallFilter filter,
            Model model,
            HttpServletResponse response,
            @ModelAttribute("teks") Texts texts,
            @ModelAttribute("waktu") Times times) {
        Instant now = clock.instant();
        Optional<List<CallSummary>> found = ledger.calls(filter.query(now, PAGE + 1));
        List<CallSummary> calls = found.orElse(List.of());
        List<CallSummary> shown = calls.size() > PAGE ? calls.subList(0, PAGE) : calls;
        model.addAttribute("saringan", filter);
        model.addAttribute(
                "baris",
                shown.stream().map(each -> CallRow.of(each, texts, times)).toList());
        model.addAttribute("berikut", calls.size() > PAGE ? shown.getLast().cursor() : null);
        model.addAttribute("dari", now.minus(CallFilter.SPAN));
        model.addAttribute("sampai", now);
        model.addAttribute("lengkap", ledger.completeUntil());
        model.addAttribute("hilang", ledger.awaySince());
        choices(model, texts);
        if (found.isEmpty()) {
            response.setStatus(HttpServletResponse.SC_SERVICE_UNAVAILABLE);
        }
        return "konsol/panggilan";
    }

    private void choices(Model model, Texts texts) {
        RouteTable table = city.table();
        List<Application> applications = table == null
                ? List.of()
                : table.registry().applications().stream()
                        .sorted(Comparator.comparing(Application::name))
                        .toList();
        model.addAttribute("aplikasi", applications);
        List<Choice> outcomes = new ArrayList<>();
        outcomes.add(new Choice(Result.OK, texts.get("hasil.ok")));
        outcomes.add(new Choice(Result.CUT_OFF, texts.get("hasil.terputus")));
        for (FaultCode each : FaultCode.values()) {
            outcomes.add(new Choice(each.code(), Outcome.of(each.code(), texts).word()));
        }
        model.addAttribute("semuaHasil", outcomes);
    }
}
