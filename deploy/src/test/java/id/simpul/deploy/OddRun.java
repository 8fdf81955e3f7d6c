package id.simpul.deploy;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Sends odd requests to a running gateway, one connection each, and counts what comes back. As a program: {@code OddRun
 * <gateway port> <requests> <seed> <token>}; prints its seed and a table, ends with 1 where the hub answered an own 5xx
 * other than 501 and 505, or no longer answers at all.
 */
public final class OddRun {
    private static final int PATIENCE_MILLIS = 150;
    private static final List<String> PATHS = List.of(
            "/api/dukcapil/penduduk/9971010101900000",
            "/api/tiada/tiada",
            "/api/",
            "/oauth2/token",
            "/oauth2/jwks",
            "/events",
            "/oss/receiveNIB",
            "/feed/document.json",
            "/",
            "*");

    private static final Pattern STATUS = Pattern.compile("\\S+ (\\d{3}) ");

    private final int port;
    private final OddRequests requests;
    private final Map<String, Integer> table = new TreeMap<>();
    private final List<String> wrong = new ArrayList<>();

    OddRun(int port, long seed, String token) {
        this.port = port;
        this.requests = new OddRequests(seed, PATHS, "Authorization: Bearer " + token);
    }

    /** How often each first line of an answer came; without an answer: {@code closed} or {@code waiting}. */
    Map<String, Integer> table() {
        return table;
    }

    /** Requests that got an own 5xx other than 501 and 505. */
    List<String> wrong() {
        return wrong;
    }

    OddRun send(int count) throws IOException {
        for (int i = 0; i < count; i++) {
            String request = requests.next();
            String answer = ask(request);
            String status = status(answer);
            table.merge(status, 1, Integer::sum);
            boolean own = answer.contains("\"actor\":\"hub\"") || status.equals("500") || status.equals("unreadable");
            if (own && !status.equals("501") && !status.equals("505")) {
                wrong.add(status + " for " + request.substring(0, Math.min(300, request.length())));
            }
        }
        return this;
    }

    /** The server names the version that it was asked in, whatever that is. */
    private static String status(String answer) {
        Matcher line = STATUS.matcher(answer);
        return line.lookingAt() ? line.group(1) : answer.contains(" ") ? "unreadable" : answer;
    }

    /** Whether a plain request still gets its answer. */
    boolean serves() throws IOException {
        return ask("GET /oauth2/jwks HTTP/1.1\r\nHost: kota\r\nConnection: close\r\n\r\n")
                .startsWith("HTTP/1.1 200");
    }

    private String ask(String request) throws IOException {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            socket.setSoTimeout(PATIENCE_MILLIS);
            try {
                socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
                return read(socket.getInputStream());
            } catch (SocketTimeoutException silent) {
                return "waiting";
            } catch (IOException cut) {
                return "closed";
            }
        }
    }

    /** What is there at once: a head and most of a problem. */
    private static String read(InputStream in) throws IOException {
        byte[] piece = new byte[8192];
        int got = in.read(piece);
        return got < 0 ? "closed" : new String(piece, 0, got, StandardCharsets.ISO_8859_1);
    }

    /** See the class. */
    public static void main(String[] arguments) throws IOException {
        int port = Integer.parseInt(arguments[0]);
        int count = Integer.parseInt(arguments[1]);
        long seed = Long.parseLong(arguments[2]);
        System.out.printf("%d odd requests, seed %d%n", count, seed);
        OddRun run = new OddRun(port, seed, arguments[3]).send(count);
        run.table().forEach((status, times) -> System.out.printf("%-8s %6d%n", status, times));
        run.wrong().forEach(each -> System.out.println("own 5xx: " + each.replace("\r\n", "|")));
        boolean serves = run.serves();
        System.out.println(serves && run.wrong().isEmpty() ? "passed" : "FAILED");
        System.exit(serves && run.wrong().isEmpty() ? 0 : 1);
    }
}
