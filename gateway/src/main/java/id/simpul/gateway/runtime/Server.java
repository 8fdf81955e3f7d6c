package id.simpul.gateway.runtime;

/** An embedded server: a child process in a session of its own, so that neither Ctrl-C nor a crash of the hub takes it along. */
interface Server {
    String name();

    /** Stops what an earlier hub left running, starts, and returns once the server answers. */
    void start();

    /** Stops it cleanly; does nothing when it does not run. */
    void stop();
}
