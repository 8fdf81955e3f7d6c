package id.simpul.gateway.runtime;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Starts and finds the processes of the embedded servers. */
final class Children {
    private static final long RETRY_SECONDS = 5;

    private Children() {}

    /** A command that gets no signal of our terminal; its output is appended to the log. */
    static Process start(List<String> command, Path log) throws IOException {
        List<String> detached = new ArrayList<>(List.of("setsid"));
        detached.addAll(command);
        return new ProcessBuilder(detached)
                .redirectErrorStream(true)
                .redirectInput(new File("/dev/null"))
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
                .start();
    }

    /** The live process whose id stands first in the file, if its command line names the folder or file that is ours. */
    static Optional<ProcessHandle> find(Path pidFile, Path ours) throws IOException {
        return pid(pidFile)
                .flatMap(ProcessHandle::of)
                .filter(ProcessHandle::isAlive)
                .filter(each -> commandLine(each).contains(ours.toString()));
    }

    /** Completes when that process ends, or after a while where there is none. */
    static CompletableFuture<?> ended(Path pidFile, Path ours) {
        try {
            return find(pidFile, ours)
                    .<CompletableFuture<?>>map(ProcessHandle::onExit)
                    .orElseGet(Children::afterAWhile);
        } catch (IOException unreadable) {
            return afterAWhile();
        }
    }

    private static CompletableFuture<?> afterAWhile() {
        return new CompletableFuture<>().completeOnTimeout(null, RETRY_SECONDS, TimeUnit.SECONDS);
    }

    static Optional<Long> pid(Path pidFile) throws IOException {
        if (!Files.exists(pidFile)) {
            return Optional.empty();
        }
        try (var lines = Files.lines(pidFile)) {
            return lines.findFirst()
                    .map(String::strip)
                    .filter(each -> each.matches("\\d{1,10}"))
                    .map(Long::valueOf);
        }
    }

    private static String commandLine(ProcessHandle process) {
        return process.info().commandLine().orElse("");
    }

    /** Asks the process to end and, if it does not within the time, ends it. */
    static void end(ProcessHandle process, Duration patience) {
        process.destroy();
        try {
            process.onExit().get(patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException | ExecutionException e) {
            process.destroyForcibly();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
