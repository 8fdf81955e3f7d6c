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
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The hub under measurement, started through its launcher on ports and in a home of its own. */
final class Hub implements AutoCloseable {
    private static final Path HERE = Path.of(System.getProperty("bench.home", "deploy/bench")).toAbsolutePath();
    private static final int PORT_BASE = Integer.parseInt(System.getenv().getOrDefault("SIMPUL_PORT_BASE", "12000"));
    private static final Pattern TOKEN = Pattern.compile("\"access_token\"\\s*:\\s*\"([^\"]+)\"");
    private static final long CLOCK_TICK_MICROS = 10_000;

    private final Process process;
    private final double startSeconds;
    private final HttpClient http = HttpClient.newHttpClient();

    private Hub(Process process, double startSeconds) {
        this.process = process;
        this.startSeconds = startSeconds;
    }

    static Hub start(Path home) throws IOException {
        Path launcher = HERE.resolveSibling("bin/simpul");
        ProcessBuilder builder = new ProcessBuilder(launcher.toString(), "run").redirectErrorStream(true);
        builder.environment().put("SIMPUL_HOME", home.toString());
        builder.environment().put("SIMPUL_PORT_BASE", Integer.toString(PORT_BASE));
        builder.environment().put("SIMPUL_SAMPLE_HEARTBEAT", "false");
        long from = System.nanoTime();
        Process process = builder.start();
        BufferedReader out = process.inputReader();
        for (String line = out.readLine(); line != null; line = out.readLine()) {
            if (line.contains("curl ")) {
                double seconds = (System.nanoTime() - from) / 1e9;
                Thread.ofVirtual().start(() -> drain(process));
                return new Hub(process, seconds);
            }
        }
        throw new IOException("the hub ended before it was ready");
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
        return 8000 + PORT_BASE;
    }

    double startSeconds() {
        return startSeconds;
    }

    /** Names the bench's target to the running hub, as one agency's file. */
    void apply(int targetPort) throws Exception {
        String yaml = Files.readString(HERE.resolve("agency.yaml"))
                .replace("TARGET_PORT", Integer.toString(targetPort));
        HttpRequest request = HttpRequest.newBuilder(
                        URI.create("http://127.0.0.1:" + (8080 + PORT_BASE) + "/admin/v1/registry/apply?file=bench.yaml"))
                .header("Authorization", "Bearer " + token("konsol"))
                .header("Content-Type", "application/yaml")
                .POST(BodyPublishers.ofString(yaml))
                .build();
        HttpResponse<String> answer = http.send(request, BodyHandlers.ofString());
        if (answer.statusCode() != 200) {
            throw new IOException("apply: " + answer.statusCode() + " " + answer.body());
        }
        for (int tries = 0; tries < 100; tries++) {
            if (call("/api/benchtujuan/saring/1") == 200) {
                return;
            }
            TimeUnit.MILLISECONDS.sleep(100);
        }
        throw new IOException("the hub does not serve the applied service");
    }

    private int call(String path) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + gateway() + path))
                .header("Authorization", "Bearer " + token("benchpemakai"))
                .build();
        return http.send(request, BodyHandlers.discarding()).statusCode();
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

    /** CPU time so far of the hub, its event loops (part of the hub's), the broker and PostgreSQL with its children. */
    Map<String, Long> cpuMicros() throws IOException {
        Map<String, Long> cpu = new LinkedHashMap<>();
        for (ProcessHandle each : parts()) {
            cpu.merge(part(each), cpuMicros(List.of(each)), Long::sum);
        }
        cpu.put("event loops", eventLoopMicros());
        return cpu;
    }

    static long cpuMicros(List<ProcessHandle> processes) throws IOException {
        long ticks = 0;
        for (ProcessHandle each : processes) {
            String[] stat = stat(each);
            ticks += Long.parseLong(stat[11]) + Long.parseLong(stat[12]);
        }
        return ticks * CLOCK_TICK_MICROS;
    }

    /** The kernel keeps 15 characters of a thread's name; schedstat begins with its nanoseconds on a processor. */
    private long eventLoopMicros() throws IOException {
        long nanos = 0;
        try (Stream<Path> tasks = Files.list(Path.of("/proc/" + process.pid() + "/task"))) {
            for (Path each : tasks.toList()) {
                try {
                    if (Files.readString(each.resolve("comm")).startsWith("vert.x-eventloo")) {
                        nanos += Long.parseLong(Files.readString(each.resolve("schedstat")).split(" ")[0]);
                    }
                } catch (IOException ended) {
                    // a thread that ended meanwhile is none of the event loops
                }
            }
        }
        return nanos / 1000;
    }

    Map<String, Long> residentMegabytes() throws IOException {
        Map<String, Long> memory = new LinkedHashMap<>();
        for (ProcessHandle each : parts()) {
            long kilobytes = 0;
            for (String line : Files.readAllLines(Path.of("/proc/" + each.pid() + "/smaps_rollup"))) {
                if (line.startsWith("Pss:")) {
                    kilobytes = Long.parseLong(line.replaceAll("\\D", ""));
                }
            }
            memory.merge(part(each), kilobytes / 1024, Long::sum);
        }
        return memory;
    }

    /** The fields of /proc/pid/stat behind the command's name, which may hold blanks. */
    private static String[] stat(ProcessHandle process) throws IOException {
        String stat = Files.readString(Path.of("/proc/" + process.pid() + "/stat"));
        return stat.substring(stat.lastIndexOf(')') + 2).split(" ");
    }

    private Iterable<ProcessHandle> parts() {
        return ProcessHandle.allProcesses().filter(this::ours).filter(ProcessHandle::isAlive).toList();
    }

    private boolean ours(ProcessHandle each) {
        return each.pid() == process.pid() || !part(each).equals("hub") && commandLine(each).contains("simpul-bench-")
                || each.parent().map(parent -> commandLine(parent).contains("simpul-bench-")
                        && part(parent).equals("postgres")).orElse(false);
    }

    private static String part(ProcessHandle each) {
        String line = commandLine(each);
        return line.contains("postgres") ? "postgres" : line.contains("broker") ? "broker" : "hub";
    }

    private static String commandLine(ProcessHandle each) {
        try {
            return Files.readString(Path.of("/proc/" + each.pid() + "/cmdline")).replace('\0', ' ');
        } catch (IOException gone) {
            return "";
        }
    }

    @Override
    public void close() throws Exception {
        process.destroy();
        if (!process.waitFor(60, TimeUnit.SECONDS)) {
            process.destroyForcibly();
        }
    }
}
