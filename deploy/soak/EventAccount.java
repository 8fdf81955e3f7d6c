import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Compares what the sinks saw with what was accepted, with the list sent again, and with the hub's own balance. */
final class EventAccount {
    private static final JsonMapper JSON = JsonMapper.shared();
    private static final int PATIENCE_SECONDS = 300;

    private final Hub hub;
    private final List<ForeignSink> sinks;
    private final int events;
    /** The list's id; empty where none was sent. */
    private final String replay;
    private boolean holds = true;

    EventAccount(Hub hub, List<ForeignSink> sinks, int events, String replay) {
        this.hub = hub;
        this.sinks = sinks;
        this.events = events;
        this.replay = replay;
    }

    boolean holds() throws Exception {
        JsonNode list = replay.isEmpty() ? JSON.createObjectNode() : awaitList();
        Map<String, JsonNode> balances = awaitBalances();
        List<ForeignSink.Account> accounts = sinks.stream().map(ForeignSink::account).toList();
        System.out.printf("%n%6s %10s %8s %9s %9s %8s %8s %11s %9s %9s %5s%n", "sink", "deliveries", "missing", "repeated",
                "replayed", "renamed", "strange", "disordered", "accepted", "delivered", "even");
        for (int sink = 0; sink < accounts.size(); sink++) {
            row(sink, accounts.get(sink), balance(balances, sink));
        }
        System.out.println();
        long owed = (long) events * sinks.size();
        says("events that never came to a sink", accounts.stream().mapToLong(ForeignSink.Account::missing).sum(), owed);
        says("deliveries under another webhook-id", accounts.stream().mapToLong(ForeignSink.Account::renamed).sum(), owed);
        says("deliveries that are none of this run", accounts.stream().mapToLong(ForeignSink.Account::strange).sum(), owed);
        says("firsts out of their key's order, strict sinks", disordered(accounts), owed / 2);
        if (!replay.isEmpty()) {
            list(list, accounts);
        }
        says("balances that are not even or not settled", uneven(balances), sinks.size());
        System.out.printf("%-48s %d%n", "repeated under the same webhook-id",
                accounts.stream().mapToLong(ForeignSink.Account::repeated).sum());
        return holds;
    }

    private void list(JsonNode list, List<ForeignSink.Account> accounts) {
        says("list: items that were not sent", list.path("frozen").asInt() - list.path("sent").asInt(), list.path("frozen").asInt());
        says("list: items that its sink did not see", Math.max(0, list.path("sent").asInt() - accounts.getFirst().replayed()), list.path("sent").asInt());
        says("list: deliveries to other sinks", accounts.stream().skip(1).mapToLong(ForeignSink.Account::replayed).sum(), list.path("sent").asInt());
    }

    private static void row(int sink, ForeignSink.Account seen, JsonNode balance) {
        System.out.printf("%6d %10d %8d %9d %9d %8d %8d %11d %9d %9d %5s%n", sink, seen.deliveries(), seen.missing(),
                seen.repeated(), seen.replayed(), seen.renamed(), seen.strange(), seen.disordered(),
                balance.path("accepted").asLong(), balance.path("delivered").asLong(),
                balance.path("even").asBoolean() ? "yes" : "NO");
    }

    private static long disordered(List<ForeignSink.Account> accounts) {
        long count = 0;
        for (int sink = 0; sink < accounts.size(); sink++) {
            count += EventCity.strict(sink) ? accounts.get(sink).disordered() : 0;
        }
        return count;
    }

    private void says(String what, long wrong, long of) {
        holds &= wrong == 0;
        System.out.printf("%-48s %d of %d%n", what, wrong, of);
    }

    /** The list's counts once it is through. */
    private JsonNode awaitList() throws Exception {
        for (int second = 0; second < PATIENCE_SECONDS; second++) {
            JsonNode job = JSON.readTree(hub.admin("GET", "/replays/" + replay, "application/json", "")).path("job");
            if (job.path("state").asString().equals("finished")) {
                return job.path("counts");
            }
            TimeUnit.SECONDS.sleep(1);
        }
        says("lists that did not end", 1, 1);
        return JSON.createObjectNode();
    }

    /** By subscription, once all are settled; as they are when they never are. */
    private Map<String, JsonNode> awaitBalances() throws Exception {
        Map<String, JsonNode> balances = new HashMap<>();
        for (int second = 0; second < PATIENCE_SECONDS; second++) {
            balances.clear();
            for (JsonNode each : JSON.readTree(hub.admin("GET", "/balance", "application/json", ""))) {
                if (each.path("application").asString().equals(EventCity.SUBSCRIBER)) {
                    balances.put(each.path("subscription").asString(), each);
                }
            }
            if (uneven(balances) == 0) {
                return balances;
            }
            TimeUnit.SECONDS.sleep(1);
        }
        return balances;
    }

    private long uneven(Map<String, JsonNode> balances) {
        long count = 0;
        for (int sink = 0; sink < sinks.size(); sink++) {
            JsonNode each = balance(balances, sink);
            boolean settled = each.path("accepted").asLong() == events && each.path("delivered").asLong() == events;
            count += settled && each.path("even").asBoolean() ? 0 : 1;
        }
        return count;
    }

    private static JsonNode balance(Map<String, JsonNode> balances, int sink) {
        return balances.getOrDefault(EventCity.subscription(sink), JSON.createObjectNode());
    }
}
