package id.simpul.gateway.console;

import id.simpul.gateway.page.Texts;
import id.simpul.gateway.page.Times;
import id.simpul.hub.health.HealthState;
import id.simpul.hub.health.StripCell;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * Two hours of a connection as bars: height is the number of calls, fill the state, and a sentence says the same.
 *
 * @param width of the drawing, in its own units
 */
record Strip(List<Bar> bars, int width, int height, String summary, List<Row> rows) {
    private static final Duration CELL = Duration.ofMinutes(5);
    private static final int LEAST = 3;
    private static final int MARK = 4;

    /**
     * One bar of the drawing.
     *
     * @param mark height of the mark beneath it, so that trouble is seen without colour: full for failed, half for degraded
     */
    record Bar(int x, int y, int width, int height, String state, int mark) {}

    /** The same in a table. */
    record Row(String from, String calls, String failures, String p95, String state, String word) {}

    static Strip of(List<StripCell> cells, int barWidth, int gap, int height, Texts texts, Times times) {
        long most = Math.max(
                1,
                cells.stream().mapToLong(each -> each.figures().calls()).max().orElse(1));
        List<Bar> bars = new ArrayList<>();
        int x = gap;
        for (StripCell each : cells) {
            int room = height - 2 * MARK;
            int tall = LEAST + (int) ((room - LEAST) * each.figures().calls() / most);
            bars.add(new Bar(x, room - tall, barWidth, tall, each.state().code(), mark(each.state())));
            x += barWidth + gap;
        }
        return new Strip(bars, x, height, summary(cells, texts, times), rows(cells, texts, times));
    }

    private static int mark(HealthState state) {
        return switch (state) {
            case FAILED -> MARK;
            case DEGRADED -> MARK / 2;
            case NO_DATA, PAUSED, ONBOARDING, HEALTHY -> 0;
        };
    }

    private static List<Row> rows(List<StripCell> cells, Texts texts, Times times) {
        return cells.reversed().stream()
                .map(each -> new Row(
                        times.clock(each.from()),
                        texts.number(each.figures().calls()),
                        texts.number(each.figures().failures()),
                        each.figures().calls() == 0
                                ? "-"
                                : texts.number(each.figures().p95Millis()),
                        each.state().code(),
                        texts.get("keadaan." + each.state().code())))
                .toList();
    }

    /** 2 jam: 3 gangguan, 18 menit. */
    private static String summary(List<StripCell> cells, Texts texts, Times times) {
        int troubles = 0;
        int bad = 0;
        boolean before = false;
        for (StripCell each : cells) {
            boolean now = each.state() == HealthState.FAILED || each.state() == HealthState.DEGRADED;
            troubles += now && !before ? 1 : 0;
            bad += now ? 1 : 0;
            before = now;
        }
        boolean silent = cells.stream().allMatch(each -> each.state() == HealthState.NO_DATA);
        if (silent) {
            return texts.get("riwayat.kosong");
        }
        return troubles == 0
                ? texts.get("riwayat.tenang")
                : texts.get("riwayat.gangguan", troubles, times.length(CELL.multipliedBy(bad)));
    }
}
