package id.simpul.deploy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import id.simpul.gateway.runtime.Ports;
import id.simpul.gateway.runtime.RunningHub;
import id.simpul.gateway.runtime.Settings;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.awaitility.core.ConditionTimeoutException;

/** A hub as an operator runs it: through the launcher, in a folder and on ports of its own. */
public final class HubProcess implements AutoCloseable {
    /** The build's other work may slow a start down; an idle machine needs a tenth of it. */
    private static final Duration START = Duration.ofMinutes(4);

    private static final Duration STOP = Duration.ofMinutes(4);

    /** The hubs of tests live for seconds: code that runs long is not worth compiling twice for them. */
    private static final String SHORT_LIFE = "-XX:TieredStopAtLevel=1 -XX:+UseSerialGC";

    private static final Path LAUNCHER = preparedLauncher();

    private final Map<String, String> environment;
    private final Process process;
    private final Path output;

    private HubProcess(Map<String, String> environment, Process process, Path output) {
        this.environment = environment;
        this.process = process;
        this.output = output;
    }

    /** Prepared once, as an operator may do: every start after it is shorter. */
    private static Path preparedLauncher() {
        Path launcher = Path.of("bin", "simpul").toAbsolutePath();
        Shell prepared = Shell.run("/bin/sh", launcher.toString(), "prepare");
        assertThat(prepared.exitCode()).as(prepared.output()).isZero();
        return launcher;
    }

    /** A fresh home folder and free ports; what the map says is set besides or instead. */
    public static HubProcess start(Map<String, String> more) {
        try {
            Map<String, String> environment = new HashMap<>();
            environment.put(
                    "SIMPUL_HOME",
                    Files.createTempDirectory("simpul-it-").resolve("home").toString());
            environment.put("SIMPUL_PORT_BASE", String.valueOf(FreeBase.find()));
            environment.put("SIMPUL_JAVA_OPTS", SHORT_LIFE);
            environment.putAll(more);
            Path output = Files.createTempFile("simpul-it-", ".out");
            return new HubProcess(environment, launch(environment, output), output);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    /** Once more with the same folder, ports and settings. */
    public HubProcess startAgain() {
        return start(environment);
    }

    /** In a process group of its own, as a terminal does, and with Ctrl-C heard even where the build ignores it. */
    private static Process launch(Map<String, String> environment, Path output) throws IOException {
        ProcessBuilder builder =
                new ProcessBuilder("setsid", "env", "--default-signal=INT", "/bin/sh", LAUNCHER.toString());
        builder.environment().keySet().removeIf(each -> each.startsWith("SIMPUL_"));
        builder.environment().putAll(environment);
        return builder.redirectErrorStream(true)
                .redirectInput(new File("/dev/null"))
                .redirectOutput(output.toFile())
                .start();
    }

    /** Waits for the start screen; what the hub said and where its threads stand is told where it does not come. */
    public HubProcess awaitReady() {
        try {
            await("the start screen")
                    .atMost(START)
                    .pollInterval(Duration.ofMillis(200))
                    .until(() -> !process.isAlive() || output().contains("is serving"));
        } catch (ConditionTimeoutException late) {
            throw new AssertionError("no start screen; the hub said:\n" + output() + "\n" + threads(), late);
        }
        assertThat(output()).as("output of the hub").contains("is serving");
        return this;
    }

    private String threads() {
        String jcmd = Path.of(System.getProperty("java.home"), "bin", "jcmd").toString();
        return Shell.run(jcmd, Long.toString(pid()), "Thread.print").output();
    }

    public Ports ports() {
        return Settings.from(environment).ports();
    }

    public Path home() {
        return Settings.from(environment).home().root();
    }

    /** How to reach the servers that this hub uses. */
    public RunningHub servers() {
        return RunningHub.find(Settings.from(environment)).orElseThrow();
    }

    public long pid() {
        return process.pid();
    }

    /** Everything that it wrote on its terminal so far. */
    public String output() {
        try {
            return Files.readString(output);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    /** Runs one of the operator's commands against it. */
    Shell command(String... arguments) {
        Map<String, String> seen = new HashMap<>(System.getenv());
        seen.keySet().removeIf(each -> each.startsWith("SIMPUL_"));
        seen.putAll(environment);
        return Shell.run(
                seen,
                Stream.concat(Stream.of("/bin/sh", LAUNCHER.toString()), Stream.of(arguments))
                        .toArray(String[]::new));
    }

    /** The embedded servers that run on this home folder, whichever hub started them. */
    public List<ProcessHandle> children() {
        String ours = home().toString();
        return ProcessHandle.allProcesses()
                .filter(each -> each.info().commandLine().orElse("").contains(ours))
                .toList();
    }

    /** Ctrl-C: the whole process group gets it. */
    public void interrupt() {
        Shell.run("kill", "-INT", "--", "-" + pid());
    }

    /** SIGTERM, as a service manager sends it; does not wait. */
    public void terminate() {
        process.destroy();
    }

    public void killHard() {
        process.destroyForcibly();
        awaitExit();
    }

    /** Waits for the end and returns the exit code. */
    public int awaitExit() {
        try {
            assertThat(process.waitFor(STOP.toSeconds(), TimeUnit.SECONDS))
                    .as("the hub ended; its output: %s", output())
                    .isTrue();
            return process.exitValue();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    /** Stops it in order, and in any case leaves nothing behind. */
    @Override
    public void close() {
        process.destroy();
        try {
            awaitExit();
        } finally {
            process.destroyForcibly();
            children().forEach(ProcessHandle::destroyForcibly);
        }
    }
}
