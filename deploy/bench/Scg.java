import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** Spring Cloud Gateway in a process of its own, with the hub's JDK and heap. */
final class Scg implements AutoCloseable {
    private final Process process;
    private final int port;

    private Scg(Process process, int port) {
        this.process = process;
        this.port = port;
    }

    /** @param profile bare or policies, as {@code scg/} names them */
    static Scg start(String profile, int targetPort, String jwks) throws Exception {
        int port = Children.freePort();
        Path log = Children.folder("bench-scg-").resolve("scg.log");
        Process process = Children.start(new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin/java").toString(), Hub.HEAP,
                        "--enable-native-access=ALL-UNNAMED", "--sun-misc-unsafe-memory-access=allow",
                        "-jar", Hub.HERE.resolve("scg/target/scg.jar").toString(),
                        "--spring.profiles.active=" + profile, "--server.address=127.0.0.1", "--server.port=" + port,
                        "--target=http://127.0.0.1:" + targetPort, "--jwks=" + jwks)
                .redirectErrorStream(true).redirectOutput(log.toFile()));
        if (!Children.await(port, process)) {
            Children.end(process, 5);
            throw new IOException("Spring Cloud Gateway does not listen: see " + log);
        }
        return new Scg(process, port);
    }

    int port() {
        return port;
    }

    Map<String, Long> cpuMicros() throws IOException {
        return Map.of("gateway", Parts.cpuMicros(List.of(process.toHandle())));
    }

    @Override
    public void close() throws InterruptedException {
        Children.end(process, 15);
    }
}
