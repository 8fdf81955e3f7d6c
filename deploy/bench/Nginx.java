import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** A bare nginx before the target: a worker a processor, kept-alive connections to the target, no log. */
final class Nginx implements AutoCloseable {
    private static final List<Path> PLACES = List.of(Path.of("/usr/sbin/nginx"), Path.of("/usr/local/sbin/nginx"));
    private static final String SETTINGS = """
            daemon off;
            worker_processes %d;
            pid %s/nginx.pid;
            error_log %s/error.log;
            events { worker_connections 1024; }
            http {
              access_log off;
              keepalive_requests 100000000;
              client_body_temp_path %s/body;
              proxy_temp_path %s/proxy;
              fastcgi_temp_path %s/fastcgi;
              uwsgi_temp_path %s/uwsgi;
              scgi_temp_path %s/scgi;
              upstream target { server 127.0.0.1:%d; keepalive 64; keepalive_requests 100000000; }
              server {
                listen 127.0.0.1:%d;
                location / { proxy_pass http://target; proxy_http_version 1.1; proxy_set_header Connection ""; }
              }
            }
            """;

    private final Process process;
    private final int port;

    private Nginx(Process process, int port) {
        this.process = process;
        this.port = port;
    }

    /** Empty where nginx is not installed. */
    static Optional<Nginx> start(int targetPort) throws Exception {
        Optional<Path> program = PLACES.stream().filter(Files::isExecutable).findFirst();
        if (program.isEmpty()) {
            return Optional.empty();
        }
        int port = Children.freePort();
        Path home = Children.folder("bench-nginx-");
        Path settings = home.resolve("nginx.conf");
        Files.writeString(settings, SETTINGS.formatted(Runtime.getRuntime().availableProcessors(),
                home, home, home, home, home, home, home, targetPort, port));
        Process process = Children.start(new ProcessBuilder(program.get().toString(), "-c", settings.toString(),
                        "-e", home.resolve("error.log").toString())
                .redirectErrorStream(true).redirectOutput(home.resolve("out.log").toFile()));
        Nginx nginx = new Nginx(process, port);
        if (!Children.await(port, process)) {
            nginx.close();
            throw new IOException("nginx does not listen: see " + home);
        }
        return Optional.of(nginx);
    }

    int port() {
        return port;
    }

    /** The master and its workers. */
    List<ProcessHandle> processes() {
        return Stream.concat(Stream.of(process.toHandle()), process.descendants()).toList();
    }

    @Override
    public void close() throws InterruptedException {
        Children.end(process, 10);
    }
}
