import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/**
 * A closed loop over keep-alive connections, bounded in time, on one event loop: the one who is measured does not pay for
 * waking a thread with every answer.
 */
final class LoadClient {
    private static final Pattern CODE = Pattern.compile("\"code\"\\s*:\\s*\"([^\"]+)\"");
    private static final long PATIENCE_NANOS = 15_000_000_000L;
    private static final long LOOK_MILLIS = 50;

    private final int port;
    private final Supplier<byte[][]> requests;
    private final Consumer<String> answered;
    private final ByteBuffer request = ByteBuffer.allocateDirect(128 * 1024);
    private final Map<String, Long> failures = new TreeMap<>();
    private long[] micros = new long[1 << 14];
    private int count;
    private long pauseNanos;
    private AtomicLong left = new AtomicLong(Long.MAX_VALUE);
    private volatile long end;

    /** Calls one of the paths at random, each time. */
    LoadClient(int port, List<String> paths, String token) {
        this(port, paths, token, id -> {});
    }

    /** Tells {@code answered} the call's number of each answer with 200. */
    LoadClient(int port, List<String> paths, String token, Consumer<String> answered) {
        this(port, gets(paths, token), answered);
    }

    /** Sends the parts of a whole request, one after the other, each time. */
    LoadClient(int port, Supplier<byte[][]> requests) {
        this(port, requests, id -> {});
    }

    private LoadClient(int port, Supplier<byte[][]> requests, Consumer<String> answered) {
        this.port = port;
        this.requests = requests;
        this.answered = answered;
    }

    private static Supplier<byte[][]> gets(List<String> paths, String token) {
        byte[][] lines = paths.stream().map(each -> ascii("GET " + each)).toArray(byte[][]::new);
        byte[] rest = ascii(" HTTP/1.1\r\nHost: localhost\r\n" + bearer(token) + "\r\n");
        return () -> new byte[][] {
            lines[lines.length == 1 ? 0 : ThreadLocalRandom.current().nextInt(lines.length)], rest
        };
    }

    /** The line of a token, or nothing. */
    static String bearer(String token) {
        return token.isEmpty() ? "" : "Authorization: Bearer " + token + "\r\n";
    }

    static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    /** What came of it; {@code failures} counts by status and code, or by the way the connection ended. */
    record Result(long answered, double seconds, long[] micros, Map<String, Long> failures) {
        double perSecond() {
            return answered / seconds;
        }

        double percentile(int percent) {
            return micros.length == 0 ? Double.NaN : micros[Math.min(micros.length - 1, micros.length * percent / 100)];
        }
    }

    /** Runs on the caller's thread, once. */
    Result run(int connections, long millis) throws IOException {
        long start = System.nanoTime();
        end = start + millis * 1_000_000;
        try (Selector selector = Selector.open()) {
            List<Wire> wires = IntStream.range(0, connections)
                    .mapToObj(i -> new Wire(port, selector, start - pauseNanos + pauseNanos * i / connections))
                    .toList();
            while (goesOn() || wires.stream().anyMatch(Wire::waits)) {
                wires.forEach(this::revive);
                selector.select(this::answer, pauseNanos == 0 ? LOOK_MILLIS : 1);
            }
            wires.forEach(Wire::close);
        }
        double seconds = (System.nanoTime() - start) / 1e9;
        long[] all = Arrays.copyOf(micros, count);
        Arrays.sort(all);
        return new Result(count, seconds, all, failures);
    }

    /** So many calls a second of all connections together; what comes late is not made up for. */
    LoadClient at(double perSecond, int connections) {
        pauseNanos = (long) (1e9 * connections / perSecond);
        return this;
    }

    /** Sends no more than are {@code left}. */
    LoadClient calls(AtomicLong left) {
        this.left = left;
        return this;
    }

    /** Ends the run before its time, once the calls under way are over. */
    void stop() {
        end = System.nanoTime();
    }

    private boolean goesOn() {
        return left.get() > 0 && System.nanoTime() - end < 0;
    }

    /** Opens what is not open, sends what is due, and gives up what waits for too long. */
    private void revive(Wire wire) {
        if (wire.waits() && wire.age() > PATIENCE_NANOS) {
            lose(wire, "no answer");
        }
        try {
            if (goesOn() && !wire.waits() && wire.age() >= pauseNanos) {
                wire.open();
                next(wire);
            }
        } catch (IOException refused) {
            lose(wire, refused.getMessage());
        }
    }

    private void answer(SelectionKey key) {
        Wire wire = (Wire) key.attachment();
        try {
            Answer answer = wire.read();
            if (answer != null) {
                note(answer, wire.done());
                if (pauseNanos == 0) {
                    next(wire);
                } // else when its time has come
            }
        } catch (IOException broken) {
            lose(wire, broken.getMessage());
        }
    }

    private void next(Wire wire) throws IOException {
        if (goesOn()) {
            left.decrementAndGet();
            request.clear();
            for (byte[] part : requests.get()) {
                request.put(part);
            }
            request.flip();
            wire.send(request);
        }
    }

    private void note(Answer answer, long duration) {
        if (answer.status() != 200 && answer.status() != 202) {
            Matcher code = CODE.matcher(answer.body());
            failed(answer.status() + (code.find() ? " " + code.group(1) : ""));
            return;
        }
        if (count == micros.length) {
            micros = Arrays.copyOf(micros, count * 2);
        }
        micros[count++] = duration;
        answered.accept(answer.id());
    }

    /** It is opened again at the next look: as a caller that comes back, not as one that hammers. */
    private void lose(Wire wire, String how) {
        failed(String.valueOf(how));
        wire.close();
    }

    private void failed(String how) {
        failures.merge(how, 1L, Long::sum);
    }
}
