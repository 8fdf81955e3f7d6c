package id.simpul.gateway.runtime;

import java.io.PrintStream;
import java.util.Locale;

/** Tells the person at the terminal what is done and how long it took so far: one plain line a step. */
final class Progress {
    private final PrintStream out;
    private final long began = System.nanoTime();

    Progress(PrintStream out) {
        this.out = out;
    }

    synchronized void step(String text) {
        line(String.format(Locale.ROOT, "%6.1f s  %s", (System.nanoTime() - began) / 1e9, text));
    }

    synchronized void line(String text) {
        out.println(text);
        out.flush();
    }
}
