import id.simpul.gateway.runtime.DatabaseAccess;
import id.simpul.gateway.runtime.RunningHub;
import id.simpul.gateway.runtime.Settings;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Collection;
import java.util.HashSet;
import java.util.Set;

/** Looks whether the ledger has what was promised of the calls that were answered. */
final class Look {
    private static final long PATIENCE_NANOS = 300_000_000_000L;

    private final Hub hub;
    private final Collection<String> prompt;
    private final Collection<String> strict;
    private boolean holds = true;

    Look(Hub hub, Collection<String> prompt, Collection<String> strict) {
        this.hub = hub;
        this.prompt = prompt;
        this.strict = strict;
    }

    boolean holds() throws Exception {
        System.out.println();
        records();
        says("ledger verify", verified() ? 0 : 1, 1);
        says("strict answers whose receipt is not sah", new ReceiptRun(hub, strict).wrong(), strict.size());
        return holds;
    }

    private void records() throws Exception {
        Set<String> answered = new HashSet<>(prompt);
        answered.addAll(strict);
        long end = System.nanoTime() + PATIENCE_NANOS;
        Ledger ledger = read();
        while (!ledger.complete(answered) && System.nanoTime() - end < 0) {
            Thread.sleep(2000);
            ledger = read();
        }
        says("answered calls without an opening", missing(answered, ledger.opened), answered.size());
        says("answered calls without a closing", missing(answered, ledger.closed), answered.size());
        says("openings that nothing closes", missing(ledger.opened, ledger.closed), ledger.opened.size());
        says("answered calls closed as terputus", common(answered, ledger.broken), ledger.broken.size());
        System.out.printf("%-48s %d%n", "openings closed as terputus", ledger.broken.size());
    }

    private void says(String what, long wrong, long of) {
        holds &= wrong == 0;
        System.out.printf("%-48s %d of %d%n", what, wrong, of);
    }

    private static long missing(Set<String> wanted, Set<String> found) {
        return wanted.stream().filter(each -> !found.contains(each)).count();
    }

    private static long common(Set<String> some, Set<String> others) {
        return others.stream().filter(some::contains).count();
    }

    /** Numbers of the bench's calls by what the ledger says of them. */
    private record Ledger(Set<String> opened, Set<String> closed, Set<String> broken) {
        boolean complete(Set<String> answered) {
            return opened.containsAll(answered) && closed.containsAll(opened);
        }
    }

    private Ledger read() throws SQLException {
        DatabaseAccess access = RunningHub.find(Settings.from(hub.environment())).orElseThrow().database();
        Ledger ledger = new Ledger(new HashSet<>(), new HashSet<>(), new HashSet<>());
        try (Connection connection = DriverManager.getConnection(access.url(), access.user(), access.password())) {
            connection.setAutoCommit(false); // so that rows come in pieces
            try (Statement statement = connection.createStatement()) {
                statement.setFetchSize(10_000);
                ResultSet rows = statement.executeQuery("select call_id, phase, outcome from ledger.record"
                        + " where consumer = 'benchpemakai' and application = 'benchtujuan'");
                while (rows.next()) {
                    note(ledger, rows.getString(1), rows.getString(2), rows.getString(3));
                }
            }
        }
        return ledger;
    }

    private static void note(Ledger ledger, String call, String phase, String outcome) {
        switch (phase) {
            case "OPENING" -> ledger.opened.add(call);
            case "CLOSING" -> ledger.closed.add(call);
            default -> { } // a refusal opens nothing
        }
        if ("terputus".equals(outcome)) {
            ledger.broken.add(call);
        }
    }

    private boolean verified() throws Exception {
        ProcessBuilder command = new ProcessBuilder(
                Hub.HERE.resolveSibling("bin/simpul").toString(), "ledger", "verify").inheritIO();
        command.environment().putAll(hub.environment());
        return command.start().waitFor() == 0;
    }
}
