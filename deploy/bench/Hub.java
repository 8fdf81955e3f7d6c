import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.util.Base64;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** A hub under measurement, started through the launcher on ports and in a home of its own. */
final class Hub implements AutoCloseable {
    static final Path HERE = Path.of(System.getProperty("bench.home", "deploy/bench")).toAbsolutePath();
    static final int PORT_BASE = Integer.parseInt(System.getenv().getOrDefault("SIMPUL_PORT_BASE", "12000"));
    /** Hub and Spring Cloud Gateway get the same heap. */
    static final String HEAP = "-Xmx1g";

    private static final Pattern TOKEN = Pattern.compile("\"access_token\"\\s*:\\s*\"([^\"]+)\"");

    private final Process process;
    private final Path home;
    private final int base;
    private final double startSeconds;
    private final HttpClient http = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    private Hub(Process process, Path home, int base, double startSeconds) {
        this.process = process;
        this.home = home;
        this.base = base;
        this.startSeconds = startSeconds;
    }

    /**
     * @param number of this hub among those that run at once: it moves the ports
     * @param environment beside what every hub of the bench gets
     */
    static Hub start(Path home, int number, Map<String, String> environment) throws IOException {
        int base = PORT_BASE + 10 * number;
        ProcessBuilder builder = new ProcessBuilder(HERE.resolveSibling("bin/simpul").toString(), "run")
                .redirectErrorStream(true);
        builder.environment().put("SIMPUL_HOME", home.toString());
        builder.environment().put("SIMPUL_PORT_BASE", Integer.toString(base));
        builder.environment().put("SIMPUL_SAMPLE_HEARTBEAT", "false");
        builder.environment().put("SIMPUL_JAVA_OPTS", HEAP);
        builder.environment().putAll(environment);
        long from = System.nanoTime();
        Process process = Children.start(builder);
        awaitReady(process);
        return new Hub(process, home, base, (System.nanoTime() - from) / 1e9);
    }

    private static void awaitReady(Process process) throws IOException {
        BufferedReader out = process.inputReader();
        StringBuilder told = new StringBuilder();
        for (String line = out.readLine(); line != null; line = out.readLine()) {
            if (line.contains("curl ")) {
                Thread.ofVirtual().start(() -> drain(process));
                return;
            }
            told.append(line).append('\n');
        }
        throw new IOException("the hub ended before it was ready:\n" + told);
    }

    /** Reads on, so that the hub never waits for room on its terminal. */
    private static void drain(Process process) {
        try (InputStream out = process.getInputStream()) {
            out.transferTo(OutputStream.nullOutputStream());
        } catch (IOException ended) {
            // its terminal closed: nothing is left to read
        }
    }

    int gateway() {
        return 8000 + base;
    }

    Path home() {
        return home;
    }

    ProcessHandle handle() {
        return process.toHandle();
    }

    Parts parts() {
        return new Parts(process.toHandle(), home);
    }

    double startSeconds() {
        return startSeconds;
    }

    /** Brings one file into the running hub's registry. */
    void apply(String yaml) throws Exception {
        apply("?file=bench.yaml", "application/yaml", yaml);
    }

    /** Brings several files in, all or none. */
    void applyAll(Map<String, String> files) throws Exception {
        String members = files.entrySet().stream()
                .map(each -> quoted(each.getKey()) + ":" + quoted(each.getValue()))
                .collect(Collectors.joining(","));
        apply("", "application/json", "{\"files\":{" + members + "}}");
    }

    private static String quoted(String text) {
        return '"' + text.replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", "\\n") + '"';
    }

    private void apply(String query, String type, String body) throws Exception {
        admin("POST", "/registry/apply" + query, type, body);
    }

    /** What the admin API answers; throws where it does not answer 2xx. */
    String admin(String method, String path, String type, String body) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(
                        URI.create("http://127.0.0.1:" + (8080 + base) + "/admin/v1" + path))
                .header("Authorization", "Bearer " + token("konsol"))
                .header("Content-Type", type)
                .method(method, BodyPublishers.ofString(body))
                .build();
        HttpResponse<String> answer = http.send(request, BodyHandlers.ofString());
        if (answer.statusCode() / 100 != 2) {
            throw new IOException(path + ": " + answer.statusCode() + " " + answer.body());
        }
        return answer.body();
    }

    /** Waits until a path is served to the bench's caller. */
    void await(String path) throws Exception {
        for (int tries = 0; tries < 200; tries++) {
            if (get(path, token("benchpemakai")).statusCode() == 200) {
                return;
            }
            TimeUnit.MILLISECONDS.sleep(100);
        }
        throw new IOException("the hub does not serve " + path);
    }

    HttpResponse<byte[]> get(String path, String token) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + gateway() + path))
                .header("Authorization", "Bearer " + token)
                .build();
        return http.send(request, BodyHandlers.ofByteArray());
    }

    /** A token of an application of the sample city, or an empty text while the application is not known yet. */
    String token(String application) throws Exception {
        String basic = Base64.getEncoder().encodeToString((application + ":" + application + "-demo").getBytes());
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + gateway() + "/oauth2/token"))
                .header("Authorization", "Basic " + basic)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString("grant_type=client_credentials"))
                .build();
        Matcher token = TOKEN.matcher(http.send(request, BodyHandlers.ofString()).body());
        return token.find() ? token.group(1) : "";
    }

    /** The embedded broker's and database's access, as an operator's command on this machine finds it. */
    Map<String, String> environment() {
        return Map.of("SIMPUL_HOME", home.toString(), "SIMPUL_PORT_BASE", Integer.toString(base));
    }

    /** kill -9; its servers stay. */
    void kill() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }

    @Override
    public void close() throws InterruptedException {
        Children.end(process, 60);
    }

    static Path newHome() throws IOException {
        return Children.folder("simpul-bench-");
    }
}
