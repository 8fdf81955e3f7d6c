package id.simpul.gateway.console;

import id.simpul.hub.ledger.CallQuery;
import id.simpul.hub.ledger.CallSummary;
import id.simpul.hub.ledger.Freshness;
import id.simpul.hub.ledger.LedgerReader;
import id.simpul.hub.ledger.LedgerRecord;
import id.simpul.hub.ledger.Result;
import id.simpul.hub.ledger.StoredRecord;
import id.simpul.hub.ledger.Terms;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** A ledger of made-up calls, which can be taken away. */
class SampleLedger extends LedgerReader {
    static final String GOOD = "0193481a-0000-7000-8000-000000000001";
    static final String FAILED = "0193481a-0000-7000-8000-000000000002";
    static final String REFUSED = "0193481a-0000-7000-8000-000000000003";
    static final String OPEN = "0193481a-0000-7000-8000-000000000004";
    static final String CUT = "0193481a-0000-7000-8000-000000000005";
    private static final int CALLS = 130;

    private final Clock clock;
    private volatile boolean away;

    SampleLedger(Clock clock) {
        super(new DriverManagerDataSource());
        this.clock = clock;
    }

    void away(boolean gone) {
        away = gone;
    }

    private void require() {
        if (away) {
            throw new DataAccessResourceFailureException("away");
        }
    }

    @Override
    public List<CallSummary> calls(CallQuery query) {
        require();
        List<CallSummary> calls = new ArrayList<>();
        for (int i = 0; i < CALLS; i++) {
            CallSummary call = summary(i);
            if (matches(call, query)) {
                calls.add(call);
            }
        }
        return calls.stream().limit(query.limit()).toList();
    }

    private static boolean matches(CallSummary call, CallQuery query) {
        String before = query.before();
        return fits(query.consumer(), call.consumer())
                && fits(query.application(), call.application())
                && fits(query.outcome(), call.outcome())
                && !(query.problemsOnly() && call.outcome().equals(Result.OK))
                && (before == null || call.cursor().compareTo(before) < 0);
    }

    private static boolean fits(@Nullable String wanted, @Nullable String is) {
        return wanted == null || wanted.equals(is);
    }

    private CallSummary summary(int i) {
        Instant end = clock.instant().minusSeconds(3 + 9L * i);
        String outcome =
                i % 11 == 4 ? "batas-waktu" : i % 17 == 8 ? "perjanjian-tidak-ada" : i == 20 ? "terputus" : "ok";
        boolean refused = outcome.startsWith("perjanjian");
        return new CallSummary(
                "0193481a-0000-7000-8000-%012d".formatted(1000 - i),
                refused ? null : end.minusMillis(40),
                end,
                refused,
                SampleRegistry.code(i % 7),
                SampleRegistry.code(outcome.equals("batas-waktu") ? 1 : i % 5),
                "data",
                "baca",
                outcome,
                status(i, outcome),
                outcome.equals(Result.CUT_OFF) ? null : Long.valueOf(3_400L + 7_100L * (i % 30)),
                "4bf92f3577b34da6a3ce929d0e0e4736");
    }

    private static @Nullable Integer status(int i, String outcome) {
        return switch (outcome) {
            case Result.OK -> Integer.valueOf(i % 13 == 2 ? 404 : 200);
            case "batas-waktu" -> Integer.valueOf(504);
            case "perjanjian-tidak-ada" -> Integer.valueOf(403);
            default -> null;
        };
    }

    @Override
    public List<StoredRecord> records(String callId) {
        require();
        Instant at = clock.instant().minusSeconds(90);
        Result ok = new Result(
                Result.OK, 200, 0L, 1_204L, "k1:3f1c", "k1:Zk3pQyqVb2Wm8x1n4oT5uR7sA0cD9eF6gH2iJ4kL8mM", 34_120L);
        Result late = new Result("batas-waktu", 504, 0L, 388L, "k1:3f1c", "k1:q8", 2_004_300L);
        LedgerRecord opening = LedgerRecord.opening(callId, at, "hub-1.7", 7, terms());
        return switch (callId) {
            case GOOD -> stored(opening, opening.closed(at.plusMillis(31), "hub-1.7", ok));
            case FAILED -> stored(opening, opening.closed(at.plusMillis(2_001), "hub-1.7", late));
            case REFUSED ->
                stored(LedgerRecord.refusal(
                        callId, at, "hub-1.7", 7, terms(), Result.refused("perjanjian-tidak-ada", 403, 220)));
            case OPEN -> stored(opening);
            case CUT ->
                stored(
                        opening,
                        opening.closed(
                                at.plusSeconds(40),
                                "hub-1.8",
                                new Result(Result.CUT_OFF, null, null, null, null, null, null)));
            default -> List.of();
        };
    }

    private static List<StoredRecord> stored(LedgerRecord... records) {
        List<StoredRecord> stored = new ArrayList<>();
        for (LedgerRecord each : records) {
            stored.add(new StoredRecord(3, 4_211 + stored.size(), each));
        }
        return stored;
    }

    private static Terms terms() {
        return new Terms(
                SampleRegistry.code(2),
                "opd0",
                SampleRegistry.code(1),
                "opd0",
                "data",
                "baca",
                "GET",
                "/{nik}",
                "a1",
                "Pemutakhiran data kepegawaian",
                "UU 27/2022 Pasal 20 ayat (2) huruf e",
                "k1:Yx7P0mQ2rT5uV8wZ1aB4cD6eF9gH3iJ5kL7mN0oP2qR",
                "4bf92f3577b34da6a3ce929d0e0e4736");
    }

    @Override
    public Totals totals(Instant since) {
        require();
        return new Totals(CALLS, 21);
    }

    @Override
    public Freshness freshness() {
        require();
        return new Freshness(clock.instant().minusSeconds(1));
    }
}
