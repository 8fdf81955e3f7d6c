package id.simpul.gateway.console;

import id.simpul.gateway.page.Texts;
import id.simpul.gateway.page.Times;
import id.simpul.hub.connector.Connections;
import id.simpul.hub.connector.Pulling;
import id.simpul.hub.health.ConnectionHealth;
import id.simpul.hub.health.HealthBoard;
import id.simpul.hub.health.HealthState;
import id.simpul.hub.health.Snapshot;
import id.simpul.hub.ledger.LedgerReach;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;

/** The first page of the console: what needs a person now, and everything else at a glance. */
@Controller
class OverviewController {
    private static final int MOST_URGENT = 12;
    private static final List<HealthState> COUNTED = List.of(
            HealthState.FAILED, HealthState.DEGRADED, HealthState.NO_DATA, HealthState.PAUSED, HealthState.HEALTHY);

    private final HealthBoard board;
    private final LedgerView ledger;
    private final LedgerReach reach;
    private final Connections connections;
    private final Clock clock;

    OverviewController(HealthBoard board, LedgerView ledger, LedgerReach reach, Connections connections, Clock clock) {
        this.board = board;
        this.ledger = ledger;
        this.reach = reach;
        this.connections = connections;
        this.clock = clock;
    }

    /** One of the five figures on top. */
    record Counter(String state, String word, int count) {}

    @GetMapping("/konsol")
    String overview(Model model, @ModelAttribute("teks") Texts texts, @ModelAttribute("waktu") Times times) {
        Snapshot snapshot = board.snapshot();
        model.addAttribute("pada", snapshot.at());
        model.addAttribute("total", snapshot.connections().size());
        model.addAttribute("hitungan", counters(snapshot, texts));
        model.addAttribute("baru", snapshot.counts().get(HealthState.ONBOARDING));
        model.addAttribute("awal", snapshot.connections().stream().allMatch(each -> each.lastSample() == null));
        model.addAttribute("tindakan", urgent(snapshot, texts, times));
        model.addAttribute("lebih", Math.max(0, alarming(snapshot).size() - MOST_URGENT));
        model.addAttribute("terdampak", impacted(snapshot));
        model.addAttribute("jam", lastHour(texts));
        model.addAttribute("hilang", ledger.awaySince());
        model.addAttribute("bukti", evidence(texts, times));
        model.addAttribute("opd", byAgency(snapshot, texts, times));
        model.addAttribute("tarikan", refusedPulls(times));
        return "konsol/ikhtisar";
    }

    private @Nullable String evidence(Texts texts, Times times) {
        LedgerReach.Trouble trouble = reach.trouble();
        return trouble == null
                ? null
                : texts.get(
                        "ikhtisar.bukti." + trouble.kind().name().toLowerCase(Locale.ROOT),
                        times.seconds(trouble.since()));
    }

    /** A fetch whose result was left aside, or that got nothing. */
    record Pull(String name, String at, String detail) {}

    private List<Pull> refusedPulls(Times times) {
        List<Pull> refused = new ArrayList<>();
        connections.pulling().forEach((name, each) -> {
            Pulling.Report last = each.last();
            if (last != null
                    && (last.outcome() == Pulling.Outcome.REFUSED || last.outcome() == Pulling.Outcome.FAILED)) {
                refused.add(new Pull(name, times.clock(last.at()), last.detail()));
            }
        });
        return refused;
    }

    private @Nullable String lastHour(Texts texts) {
        return ledger.totals(clock.instant().minus(CallFilter.SPAN))
                .map(each -> texts.get("ikhtisar.jam", texts.number(each.calls()), texts.number(each.problems())))
                .orElse(null);
    }

    private static List<Counter> counters(Snapshot snapshot, Texts texts) {
        return COUNTED.stream()
                .map(each -> new Counter(
                        each.code(),
                        texts.get("keadaan." + each.code()),
                        snapshot.counts().getOrDefault(each, 0)))
                .toList();
    }

    private static List<ConnectionHealth> alarming(Snapshot snapshot) {
        return snapshot.connections().stream()
                .filter(each -> each.state().alarming())
                .toList();
    }

    private static List<ConnectionRow> urgent(Snapshot snapshot, Texts texts, Times times) {
        return alarming(snapshot).stream()
                .limit(MOST_URGENT)
                .map(each -> ConnectionRow.of(each, texts, times))
                .toList();
    }

    /** Services that do not do what they should, application by application. */
    private static List<String> impacted(Snapshot snapshot) {
        return snapshot.connections().stream()
                .filter(each -> each.state() == HealthState.FAILED || each.state() == HealthState.DEGRADED)
                .flatMap(each -> each.impact().services().stream()
                        .map(service -> each.key().application() + "/" + service))
                .sorted()
                .toList();
    }

    private static Map<String, List<ConnectionRow>> byAgency(Snapshot snapshot, Texts texts, Times times) {
        return snapshot.connections().stream()
                .map(each -> ConnectionRow.of(each, texts, times))
                .collect(Collectors.groupingBy(ConnectionRow::agency, TreeMap::new, Collectors.toList()));
    }
}
