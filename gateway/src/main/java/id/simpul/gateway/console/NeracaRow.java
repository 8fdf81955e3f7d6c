package id.simpul.gateway.console;

import id.simpul.gateway.page.Texts;
import id.simpul.gateway.page.Times;
import id.simpul.hub.event.Balance;
import id.simpul.hub.event.BalanceBoard;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The balance of one subscription in the list.
 *
 * @param state even, or not
 * @param oldest since when the oldest waits
 * @param growth by how many the backlog rose or fell in a minute, with its sign
 * @param trouble what is wrong with which numbers, or why a lane waits; empty where nothing is
 * @param restorable whether numbers are missing, or forged, that can be brought back from the log
 */
record NeracaRow(
        String name,
        Outcome state,
        long accepted,
        long delivered,
        long waiting,
        long setAside,
        long parked,
        long expired,
        @Nullable String oldest,
        String growth,
        List<String> trouble,
        boolean restorable) {

    static List<NeracaRow> of(BalanceBoard board, Texts texts, Times times) {
        return board.latest().map(BalanceBoard.Look::balances).orElse(List.of()).stream()
                .map(each -> of(each, texts, times))
                .toList();
    }

    private static NeracaRow of(Balance balance, Texts texts, Times times) {
        Instant oldest = balance.oldest();
        return new NeracaRow(
                balance.name(),
                balance.even()
                        ? PeristiwaRow.outcome("seimbang", texts.get("neraca.seimbang"), "sehat")
                        : PeristiwaRow.outcome("timpang", texts.get("neraca.timpang"), "gagal"),
                balance.accepted(),
                balance.delivered(),
                balance.waiting(),
                balance.setAside(),
                balance.parked(),
                balance.expired(),
                oldest == null ? null : times.clock(oldest),
                growth(balance.growth(), texts),
                trouble(balance, texts, times),
                balance.findings().stream().anyMatch(each -> each.kind() != Balance.Kind.DOUBLED));
    }

    private static String growth(long growth, Texts texts) {
        return growth == 0 ? "" : (growth > 0 ? "+" : "-") + texts.number(Math.abs(growth));
    }

    private static List<String> trouble(Balance balance, Texts texts, Times times) {
        List<String> trouble = new ArrayList<>(
                balance.findings().stream().map(each -> finding(each, texts)).toList());
        Instant stalled = balance.stalledSince();
        if (stalled != null) {
            trouble.add(texts.get(
                    "neraca.tertahan", PengirimanRow.reason(balance.stalled(), null, texts), times.clock(stalled)));
        }
        return trouble;
    }

    private static String finding(Balance.Finding finding, Texts texts) {
        String numbers = finding.numbers().stream().map(String::valueOf).collect(Collectors.joining(", "));
        String code = "neraca." + finding.kind().name().toLowerCase(Locale.ROOT);
        return texts.get(code, finding.count(), finding.lane(), numbers.isEmpty() ? "?" : numbers);
    }
}
