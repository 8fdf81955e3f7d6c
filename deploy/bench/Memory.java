import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** Row 15: the hub's resident memory at 200 services under load, with small settings and its servers in processes apart. */
final class Memory {
    static final String OPTIONS = "-Xmx192m -XX:+UseSerialGC -XX:MaxDirectMemorySize=64m -Xss512k";
    private static final int SERVICES = 200;
    private static final int SLICES = 10;

    private Memory() {}

    static void run(Figures figures) throws Exception {
        Process servers = servers();
        try (Target target = new Target(1024, 0)) {
            Map<String, String> environment = access(servers.inputReader());
            environment.put("SIMPUL_JAVA_OPTS", OPTIONS);
            try (Hub hub = Hub.start(Hub.newHome(), 5, environment)) {
                measure(hub, Sizes.fill(hub, SERVICES, target.port()), figures);
            }
        } finally {
            servers.outputWriter().close(); // tells them to stop
            if (!servers.waitFor(60, TimeUnit.SECONDS)) {
                servers.destroyForcibly();
            }
        }
    }

    private static void measure(Hub hub, List<String> paths, Figures figures) throws Exception {
        long most = 0;
        double rate = 0;
        Map<String, Long> failures = new HashMap<>();
        for (int slice = 0; slice < SLICES; slice++) {
            LoadClient.Result load = Sizes.load(hub, paths);
            rate = load.perSecond();
            load.failures().forEach((how, count) -> failures.merge(how, count, Long::sum));
            most = Math.max(most, Parts.kilobytes(hub.handle(), "status", "VmRSS:"));
        }
        figures.residentMegabytes = Parts.kilobytes(hub.handle(), "status", "VmHWM:") / 1024.0;
        System.out.printf(Locale.ROOT, "%n15 resident at %d services, servers apart, %s:%n"
                        + "   %d MB at the end of a slice, %.0f MB at most; %.0f calls/s, failed: %s%n",
                SERVICES, OPTIONS, most / 1024, figures.residentMegabytes, rate, failures);
    }

    private static Process servers() throws IOException {
        ProcessBuilder builder = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin/java").toString(),
                "-Xmx128m", "-Dlogback.configurationFile=logback-cli.xml",
                "--enable-native-access=ALL-UNNAMED", "--sun-misc-unsafe-memory-access=allow",
                "-cp", Hub.HERE.resolve("target/inside.jar").toString(), "id.simpul.gateway.runtime.ServersAlone");
        builder.environment().put("SIMPUL_HOME", Hub.newHome().toString());
        return Children.start(builder.redirectError(ProcessBuilder.Redirect.INHERIT));
    }

    /** Lines as name=value, until one says ready. */
    private static Map<String, String> access(BufferedReader out) throws IOException {
        Map<String, String> access = new HashMap<>();
        for (String line = out.readLine(); line != null; line = out.readLine()) {
            if (line.equals("ready")) {
                return access;
            }
            int border = line.indexOf('=');
            if (line.startsWith("SIMPUL_") && border > 0) {
                access.put(line.substring(0, border), line.substring(border + 1));
            }
        }
        throw new IOException("the servers ended before they were ready");
    }
}
