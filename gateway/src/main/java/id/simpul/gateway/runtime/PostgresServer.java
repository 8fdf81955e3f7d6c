package id.simpul.gateway.runtime;

import id.simpul.hub.store.Home;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/** The embedded PostgreSQL: durable, on loopback only, with a password of this installation. */
final class PostgresServer implements Server {
    static final String NAME = "PostgreSQL";

    /** Long enough for the recovery after a power cut. */
    private static final String PATIENCE_SECONDS = "120";

    private final Home home;
    private final int port;
    private final Path data;
    private final Path log;
    private final Password password;

    PostgresServer(Home home, int port) {
        this.home = home;
        this.port = port;
        this.data = home.postgres().resolve("data");
        this.log = home.logs().resolve("postgres.log");
        this.password = password(home);
    }

    static Password password(Home home) {
        return new Password(home.keys(), "postgres.password");
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public int port() {
        return port;
    }

    @Override
    public Path log() {
        return log;
    }

    DatabaseAccess access() {
        return new DatabaseAccess(
                "jdbc:postgresql://127.0.0.1:" + port + "/" + PostgresSetup.DATABASE,
                PostgresSetup.ROLE,
                password.value());
    }

    @Override
    public synchronized void start() {
        try {
            PostgresBinaries binaries = PostgresBinaries.unpackedUnder(home.postgres());
            stopLeftover(binaries);
            initialise(binaries);
            Files.writeString(data.resolve("simpul.conf"), PostgresSetup.configuration(port));
            run(
                    binaries,
                    "pg_ctl",
                    List.of("-D", data.toString(), "-w", "-t", PATIENCE_SECONDS, "-l", log.toString(), "start"));
            PostgresSetup.prepare(access(), port);
        } catch (IOException e) {
            throw StartFailure.broken("PostgreSQL: " + e.getMessage());
        }
    }

    private void stopLeftover(PostgresBinaries binaries) throws IOException {
        Path pidFile = data.resolve("postmaster.pid");
        if (Children.find(pidFile, data).isPresent()) {
            stop(binaries);
        } else if (Children.pid(pidFile).flatMap(ProcessHandle::of).isPresent()) {
            // the number belongs to a stranger now; PostgreSQL itself would refuse to start
            Files.delete(pidFile);
        }
    }

    private void initialise(PostgresBinaries binaries) throws IOException {
        if (Files.exists(data.resolve("PG_VERSION"))) {
            return;
        }
        Path fresh = home.postgres().resolve("data-initialising");
        Folders.delete(fresh);
        List<String> arguments = new ArrayList<>(List.of("-D", fresh.toString(), "--pwfile=" + password.file()));
        arguments.addAll(PostgresSetup.INITDB);
        run(binaries, "initdb", arguments);
        PostgresSetup.includeOurConfiguration(fresh);
        Files.move(fresh, data, StandardCopyOption.ATOMIC_MOVE);
    }

    private void run(PostgresBinaries binaries, String program, List<String> arguments) throws IOException {
        try {
            int code = Children.start(binaries.command(program, arguments), log).waitFor();
            if (code != 0) {
                throw StartFailure.broken("PostgreSQL: " + program + " ended with code " + code + "; " + log + " ends:"
                        + LogTail.of(log));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw StartFailure.broken("PostgreSQL: " + program + " was interrupted");
        }
    }

    @Override
    public synchronized void stop() {
        try {
            if (Children.find(data.resolve("postmaster.pid"), data).isPresent()) {
                stop(PostgresBinaries.unpackedUnder(home.postgres()));
            }
        } catch (IOException e) {
            throw StartFailure.broken("PostgreSQL does not stop: " + e.getMessage());
        }
    }

    private void stop(PostgresBinaries binaries) throws IOException {
        run(binaries, "pg_ctl", List.of("-D", data.toString(), "-w", "-t", PATIENCE_SECONDS, "-m", "fast", "stop"));
    }

    @Override
    public CompletableFuture<?> ended() {
        return Children.ended(data.resolve("postmaster.pid"), data);
    }
}
