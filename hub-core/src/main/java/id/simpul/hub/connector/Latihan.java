package id.simpul.hub.connector;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** The fault drill of the sample city: breaks a simulated application on purpose and for a while. */
public interface Latihan {

    /** How an application can be broken: answers late, answers 500, or never answers. */
    enum Mode {
        SLOW,
        ERROR,
        SILENT
    }

    /** A drill under way. */
    record Drill(String application, Mode mode, Instant until) {}

    /** Codes of the applications that can be broken. */
    List<String> applications();

    /** Breaks {@code application}, replacing a drill under way. */
    Drill rusak(String application, Mode mode, Duration length);

    /** Ends a drill early. */
    void pulih(String application);

    /** The drills under way. */
    List<Drill> active();
}
