package id.simpul.gateway.console;

import id.simpul.gateway.page.CityNow;
import id.simpul.gateway.page.Texts;
import id.simpul.gateway.page.Times;
import id.simpul.hub.event.EventOverview;
import id.simpul.hub.ledger.StoredRecord;
import id.simpul.hub.registry.RouteTable;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

/** One call by its id: what happened, and the records that prove it. */
@Controller
class TraceController {
    private static final Pattern CALL_ID =
            Pattern.compile("[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}");

    private final LedgerView ledger;
    private final EventOverview events;
    private final CityNow city;

    TraceController(LedgerView ledger, EventOverview events, CityNow city) {
        this.ledger = ledger;
        this.events = events;
        this.city = city;
    }

    @GetMapping("/konsol/panggilan/{id}")
    String trace(
            @PathVariable String id,
            Model model,
            HttpServletResponse response,
            @ModelAttribute("teks") Texts texts,
            @ModelAttribute("waktu") Times times) {
        if (!CALL_ID.matcher(id).matches()) {
            return unknown(model, response, HttpServletResponse.SC_NOT_FOUND);
        }
        model.addAttribute("nomor", id);
        Optional<List<StoredRecord>> records = ledger.records(id);
        if (records.isEmpty()) {
            return unknown(model, response, HttpServletResponse.SC_SERVICE_UNAVAILABLE);
        }
        if (records.get().isEmpty()) {
            return unknown(model, response, HttpServletResponse.SC_NOT_FOUND);
        }
        model.addAttribute("jejak", new Trace(records.get(), city.table(), texts, times));
        return "konsol/jejak";
    }

    private String unknown(Model model, HttpServletResponse response, int status) {
        model.addAttribute("lengkap", ledger.completeUntil());
        model.addAttribute("hilang", ledger.awaySince());
        response.setStatus(status);
        return "konsol/jejak-tidak-ada";
    }

    /** The box in the header: a call's id, the code of an application or a connection, or the number of a case. */
    @GetMapping("/konsol/lompat")
    String jump(@RequestParam(defaultValue = "") String id, Model model, HttpServletResponse response) {
        String wanted = id.strip().toLowerCase(java.util.Locale.ROOT);
        if (CALL_ID.matcher(wanted).matches()) {
            return "redirect:/konsol/panggilan/" + wanted;
        }
        RouteTable table = city.table();
        String application = wanted.split("/", 2)[0];
        if (table != null && table.application(application) != null) {
            return "redirect:/konsol/koneksi?cari=" + application;
        }
        List<String> events = number(id.strip());
        if (!events.isEmpty()) {
            return "redirect:/konsol/peristiwa/" + events.getFirst();
        }
        return unknown(model, response, HttpServletResponse.SC_NOT_FOUND);
    }

    /** The events about a letter, a licence or a request, found by its number. */
    private List<String> number(String subject) {
        try {
            return subject.isEmpty() ? List.of() : events.about(subject, 1);
        } catch (DataAccessException away) {
            return List.of();
        }
    }
}
