package id.simpul.gateway.dataplane;

import id.simpul.hub.message.Fault;
import java.util.function.Consumer;

/** Who is to move next in one call, and since when. Confined to one event loop. */
final class Pace {
    private final Consumer<Fault> tooSlow;
    private Turn turn = Turn.NOBODY;
    private long since;

    Pace(Consumer<Fault> tooSlow) {
        this.tooSlow = tooSlow;
    }

    private enum Turn {
        NOBODY,
        CALLER_SENDS,
        CALLER_READS,
        TARGET_ANSWERS
    }

    /** The next piece of the request's body may come. */
    void awaitBody() {
        await(Turn.CALLER_SENDS);
    }

    /** The caller has to read before more of its answer can be sent. */
    void awaitReader() {
        await(Turn.CALLER_READS);
    }

    /** The next piece of the target's answer may come. */
    void awaitAnswer() {
        await(Turn.TARGET_ANSWERS);
    }

    /** What comes next has its own time limit, or none. */
    void rest() {
        turn = Turn.NOBODY;
    }

    private void await(Turn next) {
        turn = next;
        since = System.nanoTime();
    }

    /** Whether the caller has not sent what the hub waits for. */
    boolean awaitsBody() {
        return turn == Turn.CALLER_SENDS;
    }

    long bodyMissingFor(long now) {
        return turn == Turn.CALLER_SENDS ? now - since : 0;
    }

    long answerStuckFor(long now) {
        return turn == Turn.CALLER_READS ? now - since : 0;
    }

    long answerMissingFor(long now) {
        return turn == Turn.TARGET_ANSWERS ? now - since : 0;
    }

    void tooSlow(Fault fault) {
        tooSlow.accept(fault);
    }
}
