import java.io.IOException;
import java.util.List;

/** Row 14: many calls under way to a target that answers after two seconds, beside a load on another. */
final class Beside {
    static final int SLOW_CALLS = 256;
    static final long SLOW_MILLIS = 2000;
    private static final long AHEAD_MILLIS = 500;

    private Beside() {}

    static LoadClient.Result slow(Hub hub, String slowPath, Scenario.Load load) throws Exception {
        LoadClient slow = new LoadClient(hub.gateway(), List.of(slowPath), hub.token("benchpemakai"));
        LoadClient.Result[] beside = new LoadClient.Result[1];
        Thread running = Thread.ofPlatform().daemon().start(() -> {
            try {
                beside[0] = slow.run(SLOW_CALLS, 60_000);
            } catch (IOException broken) {
                System.err.println("load: " + broken);
            }
        });
        Thread.sleep(AHEAD_MILLIS);
        LoadClient.Result result = load.run();
        slow.stop();
        running.join();
        if (beside[0] != null && !beside[0].failures().isEmpty()) {
            System.err.println("slow calls: " + beside[0].failures());
        }
        return result;
    }
}
