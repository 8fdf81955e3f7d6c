import java.io.DataInputStream;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;

/** A closed loop over keep-alive connections, bounded in time. */
final class LoadClient {
    private LoadClient() {}

    record Result(long answered, long failed, double seconds, long[] micros) {
        double perSecond() {
            return answered / seconds;
        }

        double percentile(int percent) {
            return micros.length == 0 ? Double.NaN : micros[Math.min(micros.length - 1, micros.length * percent / 100)];
        }
    }

    static Result run(int port, String path, String token, int connections, long millis) throws InterruptedException {
        byte[] request = ("GET " + path + " HTTP/1.1\r\nHost: localhost\r\n"
                        + (token == null ? "" : "Authorization: Bearer " + token + "\r\n") + "\r\n")
                .getBytes(StandardCharsets.US_ASCII);
        AtomicLong failed = new AtomicLong();
        long[][] times = new long[connections][];
        long start = System.nanoTime();
        long end = start + millis * 1_000_000;
        Thread[] threads = IntStream.range(0, connections)
                .mapToObj(i -> Thread.ofPlatform().start(() -> times[i] = loop(port, request, end, failed)))
                .toArray(Thread[]::new);
        for (Thread each : threads) {
            each.join();
        }
        double seconds = (System.nanoTime() - start) / 1e9;
        long[] all = Arrays.stream(times).flatMapToLong(Arrays::stream).sorted().toArray();
        return new Result(all.length, failed.get(), seconds, all);
    }

    private static long[] loop(int port, byte[] request, long end, AtomicLong failed) {
        long[] micros = new long[1 << 12];
        int count = 0;
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            socket.setTcpNoDelay(true);
            socket.setSoTimeout(10_000);
            DataInputStream in = new DataInputStream(new BufferedInputStream(socket.getInputStream(), 16 * 1024));
            OutputStream out = socket.getOutputStream();
            while (System.nanoTime() < end) {
                long from = System.nanoTime();
                out.write(request);
                if (readAnswer(in) != 200) {
                    failed.incrementAndGet();
                    continue;
                }
                if (count == micros.length) {
                    micros = Arrays.copyOf(micros, count * 2);
                }
                micros[count++] = (System.nanoTime() - from) / 1000;
            }
        } catch (IOException broken) {
            failed.incrementAndGet();
        }
        return Arrays.copyOf(micros, count);
    }

    private static int readAnswer(DataInputStream in) throws IOException {
        String line = readLine(in);
        int status = Integer.parseInt(line.substring(9, 12));
        int length = 0;
        for (String header = readLine(in); !header.isEmpty(); header = readLine(in)) {
            if (header.regionMatches(true, 0, "content-length:", 0, 15)) {
                length = Integer.parseInt(header.substring(15).strip());
            }
        }
        in.skipNBytes(length);
        return status;
    }

    private static String readLine(DataInputStream in) throws IOException {
        StringBuilder line = new StringBuilder(64);
        for (int c = in.read(); c != '\n'; c = in.read()) {
            if (c < 0) {
                throw new IOException("the server closed the connection");
            }
            if (c != '\r') {
                line.append((char) c);
            }
        }
        return line.toString();
    }
}
