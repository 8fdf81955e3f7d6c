import id.simpul.verify.Verify;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;

/** Fetches the receipt of every call and has the stand-alone verifier judge it. */
final class ReceiptRun {
    private static final int AT_ONCE = 4;
    private static final int TRIES = 30;

    private final Hub hub;
    private final ConcurrentLinkedQueue<String> left;
    private final AtomicLong wrong = new AtomicLong();
    private volatile String token = "";
    private volatile long tokenSince;

    ReceiptRun(Hub hub, Collection<String> calls) {
        this.hub = hub;
        this.left = new ConcurrentLinkedQueue<>(calls);
    }

    /** How many were not fetched or not genuine; the first few are told. */
    long wrong() throws Exception {
        Path keys = Files.createTempFile("kills-", ".pub");
        Files.write(keys, hub.get("/checkpoints/keys", "").body());
        Thread[] threads = IntStream.range(0, AT_ONCE)
                .mapToObj(i -> Thread.ofPlatform().start(() -> judge(keys)))
                .toArray(Thread[]::new);
        for (Thread each : threads) {
            each.join();
        }
        Files.delete(keys);
        return wrong.get();
    }

    private void judge(Path keys) {
        try {
            Path file = Files.createTempFile("kills-", ".json");
            for (String call = left.poll(); call != null; call = left.poll()) {
                String why = judge(call, file, keys);
                if (!why.isEmpty() && wrong.incrementAndGet() <= 5) {
                    System.out.println("  " + call + ": " + why);
                }
            }
            Files.delete(file);
        } catch (Exception failed) {
            wrong.addAndGet(1 + left.size());
            System.out.println("  receipts: " + failed);
        }
    }

    /** Empty where the receipt is genuine. */
    private String judge(String call, Path file, Path keys) throws Exception {
        HttpResponse<byte[]> answer = hub.get("/receipts/" + call, bearer());
        for (int tries = 1; answer.statusCode() != 200 && tries < TRIES; tries++) {
            Thread.sleep(1000); // the next checkpoint is signed within ten seconds
            answer = hub.get("/receipts/" + call, bearer());
        }
        if (answer.statusCode() != 200) {
            return answer.statusCode() + " " + new String(answer.body(), StandardCharsets.UTF_8);
        }
        Files.write(file, answer.body());
        ByteArrayOutputStream said = new ByteArrayOutputStream();
        int code = Verify.run(new String[] {file.toString(), keys.toString()}, new PrintStream(said, true, StandardCharsets.UTF_8));
        return code == 0 ? "" : said.toString(StandardCharsets.UTF_8);
    }

    private synchronized String bearer() throws Exception {
        if (token.isEmpty() || System.nanoTime() - tokenSince > 120_000_000_000L) {
            token = hub.token("benchpemakai");
            tokenSince = System.nanoTime();
        }
        return token;
    }
}
