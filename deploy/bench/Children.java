import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** Processes and folders of this run: however it ends, they end with it. */
final class Children {
    private static final Set<Process> PROCESSES = ConcurrentHashMap.newKeySet();
    private static final Set<Path> FOLDERS = ConcurrentHashMap.newKeySet();

    private static volatile boolean ending;

    static {
        Runtime.getRuntime().addShutdownHook(new Thread(Children::endAll));
    }

    private Children() {}

    static Process start(ProcessBuilder builder) throws IOException {
        Process process = builder.start();
        PROCESSES.add(process);
        if (ending) {
            process.destroy();
        }
        return process;
    }

    static Path folder(String prefix) throws IOException {
        Path folder = Files.createTempDirectory(prefix);
        FOLDERS.add(folder);
        return folder;
    }

    /** Leaves a folder for somebody who wants to look at it. */
    static void keep(Path folder) {
        FOLDERS.remove(folder);
    }

    static int freePort() throws IOException {
        try (ServerSocket any = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return any.getLocalPort();
        }
    }

    /** Waits until the process listens, at most a minute; false where it ended or does not. */
    static boolean await(int port, Process process) throws InterruptedException {
        for (int tries = 0; tries < 1200 && process.isAlive(); tries++) {
            try (Socket ignored = new Socket(InetAddress.getLoopbackAddress(), port)) {
                return true;
            } catch (IOException notYet) {
                TimeUnit.MILLISECONDS.sleep(50);
            }
        }
        return false;
    }

    static void end(Process process, int seconds) throws InterruptedException {
        process.destroy();
        if (!process.waitFor(seconds, TimeUnit.SECONDS)) {
            process.destroyForcibly();
        }
        PROCESSES.remove(process);
    }

    private static void endAll() {
        ending = true;
        try {
            PROCESSES.forEach(Process::destroy);
            for (Process each : PROCESSES) {
                end(each, 60);
            }
        } catch (InterruptedException hurried) {
            Thread.currentThread().interrupt();
        }
        FOLDERS.forEach(Children::delete);
    }

    private static void delete(Path folder) {
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path each : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(each);
            }
        } catch (IOException | UncheckedIOException left) {
            System.err.println("left behind: " + folder + " (" + left.getMessage() + ")");
        }
    }
}
