import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Queue;
import java.util.Random;
import java.util.concurrent.ConcurrentLinkedQueue;

/** {@code kill -9} under full load, bounded and seeded; the look at the evidence follows the last restart. */
public final class Kills {
    private static final int PROMPT_CONNECTIONS = 12;
    private static final int STRICT_CONNECTIONS = 4;
    private static final int LEAST_MILLIS = 1500;
    private static final int MORE_MILLIS = 3500;
    private static final String API = "/api/benchtujuan/";

    private final Random random;
    private final Path home;
    private final Queue<String> prompt = new ConcurrentLinkedQueue<>();
    private final Queue<String> strict = new ConcurrentLinkedQueue<>();
    private Hub hub;

    private Kills(long seed) throws Exception {
        random = new Random(seed);
        home = Hub.newHome();
    }

    public static void main(String[] arguments) throws Exception {
        int kills = Integer.parseInt(arguments[0]);
        long seed = Long.parseLong(arguments[1]);
        System.out.printf("seed %d, %d kills%n%n", seed, kills);
        boolean kept = new Kills(seed).run(kills);
        System.exit(kept ? 0 : 1);
    }

    private boolean run(int kills) throws Exception {
        try (Target target = new Target(1024, 0)) {
            hub = start();
            hub.apply(Agency.yaml(target.port(), target.port()));
            hub.await(API + "ketat/1");
            System.out.printf("%5s %8s %12s %12s %10s  %s%n", "kill", "after ms", "prompt 200", "strict 200", "restart s", "other answers");
            for (int kill = 1; kill <= kills; kill++) {
                kill(kill);
            }
            boolean holds = new Look(hub, prompt, strict).holds();
            if (!holds) {
                Children.keep(home);
                System.out.println("kept for a look: " + home);
            }
            return holds;
        } finally {
            hub.close();
        }
    }

    private Hub start() throws Exception {
        return Hub.start(home, 0, Map.of());
    }

    private void kill(int number) throws Exception {
        int before = prompt.size();
        int strictBefore = strict.size();
        String token = hub.token("benchpemakai");
        LoadClient promptly = new LoadClient(hub.gateway(), List.of(API + "data/1"), token, prompt::add);
        LoadClient strictly = new LoadClient(hub.gateway(), List.of(API + "ketat/1"), token, strict::add);
        Running one = new Running(promptly, PROMPT_CONNECTIONS);
        Running other = new Running(strictly, STRICT_CONNECTIONS);
        int after = LEAST_MILLIS + random.nextInt(MORE_MILLIS);
        Thread.sleep(after);
        hub.kill();
        Map<String, Long> failures = one.end();
        other.end().forEach((how, count) -> failures.merge(how, count, Long::sum));
        failures.keySet().removeIf(each -> !Character.isDigit(each.charAt(0))); // what the kill itself breaks
        hub = start();
        System.out.printf(Locale.ROOT, "%5d %8d %12d %12d %10.1f  %s%n", number, after, prompt.size() - before,
                strict.size() - strictBefore, hub.startSeconds(), failures);
    }

    /** A load that goes on until it is ended, a minute at most. */
    private static final class Running {
        private final LoadClient client;
        private final Thread thread;
        private volatile Map<String, Long> failures = Map.of();

        Running(LoadClient client, int connections) {
            this.client = client;
            this.thread = Thread.ofPlatform().daemon().start(() -> run(connections));
        }

        private void run(int connections) {
            try {
                failures = client.run(connections, 60_000).failures();
            } catch (IOException broken) {
                System.err.println("load: " + broken);
            }
        }

        Map<String, Long> end() throws InterruptedException {
            client.stop();
            thread.join();
            return failures;
        }
    }
}
