package id.simpul.gateway.runtime;

import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;

/** An embedded server: a child process in a session of its own, so that neither Ctrl-C nor a crash of the hub takes it along. */
interface Server {
    String name();

    /** On the loopback address. */
    int port();

    Path log();

    /** Stops what an earlier hub left running, starts, and returns once the server answers. */
    void start();

    /** Stops it cleanly; does nothing when it does not run. */
    void stop();

    /** Completes when its process ends; some time later where it does not run. */
    CompletableFuture<?> ended();
}
