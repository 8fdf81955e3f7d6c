import io.vertx.core.Vertx;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReferenceArray;

/**
 * A hub whose disk is filled by somebody else while events come in: what it answers meanwhile, and, after the room is given
 * back, the account of every event at every sink. Bounded: nothing is waited for that stands still for minutes.
 */
public final class DiskFull {
    private static final int SINKS = 3;
    private static final int MEBI = 1 << 20;
    /** How long the disk stays full, in seconds: long enough that a server which ended is tried again while it is. */
    private static final int FULL_SECONDS = 60;
    /** What may be answered while nothing can be kept; 0 stands for no answer, which nobody takes for an acceptance. */
    private static final Set<Integer> CLEAR = Set.of(429, 503, 507);

    private final int events;
    private final Path disk;
    private final Path ballast;
    private final Vertx vertx = Vertx.vertx();
    private final List<ForeignSink> sinks = new ArrayList<>();
    private final long from = System.nanoTime();
    private EventLoad load;

    private DiskFull(Path disk, int events) throws IOException {
        this.disk = disk;
        this.ballast = disk.resolve("ballast");
        this.events = events;
        AtomicReferenceArray<String> names = new AtomicReferenceArray<>(events);
        for (int each = 0; each < SINKS; each++) {
            sinks.add(new ForeignSink(vertx, Children.freePort(), EventLoad.keys(events), names));
        }
    }

    public static void main(String[] arguments) throws Exception {
        Path disk = Path.of(arguments[0]);
        int events = Integer.parseInt(arguments[1]);
        System.out.printf("%d events to %d sinks, home on a disk of %d MiB%n%n", events, SINKS, store(disk).getTotalSpace() / MEBI);
        boolean kept = new DiskFull(disk, events).run();
        System.exit(kept ? 0 : 1);
    }

    private static FileStore store(Path disk) throws IOException {
        return Files.getFileStore(disk);
    }

    private boolean run() throws Exception {
        for (ForeignSink each : sinks) {
            each.open();
        }
        System.out.printf("%-28s %6s %9s %10s %9s   %s%n", "", "s", "accepted", "deliveries", "free KiB", "refusals by status (0: no answer)");
        Hub hub = Hub.start(disk.resolve("home"), 0, Map.of());
        try {
            hub.apply(EventCity.yaml(sinks.stream().map(ForeignSink::port).toList()));
            load = new EventLoad(events, hub);
            load.await(events / 4);
            List<String> servers = servers();
            row("before");
            fill();
            row("filled");
            awaitRefusal();
            row("first refusal");
            TimeUnit.SECONDS.sleep(FULL_SECONDS);
            row("full for " + FULL_SECONDS + " s");
            Map<Integer, Integer> refusals = load.refused();
            Files.delete(ballast);
            row("room again");
            load.join();
            row("all accepted");
            awaitWhole();
            row("all delivered");
            boolean holds = new EventAccount(hub, sinks, events, "").holds();
            Set<Integer> unclear = new TreeSet<>(refusals.keySet());
            unclear.removeAll(CLEAR);
            unclear.remove(0);
            System.out.printf("%-48s %s%n", "answers of another status while it was full", unclear);
            System.out.printf("%-48s %s%n", "servers that ended and were started again", changed(servers));
            return holds && unclear.isEmpty();
        } finally {
            Files.deleteIfExists(ballast);
            hub.close();
            vertx.close();
        }
    }

    /** The embedded servers' process ids, by their files. */
    private List<String> servers() throws IOException {
        Path home = disk.resolve("home");
        List<String> ids = new ArrayList<>();
        for (Path each : List.of(home.resolve("kafka/broker.pid"), home.resolve("postgres/data/postmaster.pid"))) {
            ids.add(home.relativize(each).getName(0) + " " + Files.readAllLines(each).getFirst());
        }
        return ids;
    }

    private List<String> changed(List<String> before) throws IOException {
        List<String> ended = new ArrayList<>(before);
        ended.removeAll(servers());
        return ended.stream().map(each -> each.substring(0, each.indexOf(' '))).toList();
    }

    /** Takes all the room that there is, as a file of somebody else's. */
    private void fill() throws IOException {
        byte[] block = new byte[MEBI];
        try (OutputStream out = Files.newOutputStream(ballast)) {
            while (store(disk).getUsableSpace() > 0) {
                out.write(block);
            }
        } catch (IOException full) {
            // that is what was wanted
        }
    }

    private void awaitRefusal() throws IOException, InterruptedException {
        Progress progress = new Progress("waiting for a refusal");
        Map<Integer, Integer> before = load.refused();
        while (load.refused().equals(before) && load.accepted() < events) {
            fill(); // what was given back meanwhile, such as an old log file
            progress.look(load.accepted());
        }
    }

    private void awaitWhole() throws IOException, InterruptedException {
        Progress progress = new Progress("deliveries");
        while (!sinks.stream().allMatch(ForeignSink::whole)) {
            progress.look(deliveries());
        }
    }

    private int deliveries() {
        return sinks.stream().mapToInt(ForeignSink::deliveries).sum();
    }

    private void row(String what) throws IOException {
        System.out.printf(Locale.ROOT, "%-28s %6.0f %9d %10d %9d   %s%n", what, (System.nanoTime() - from) / 1e9, load.accepted(),
                deliveries(), store(disk).getUsableSpace() >> 10, load.refused());
    }
}
