package id.simpul.hub.health;

import id.simpul.hub.policy.Maintenance;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/** Keeps board and pauses in step with their rows; each step may fail as a whole and is simply tried again. */
@Component
class HealthMemory {
    private final HealthBoard board;
    private final Maintenance maintenance;
    private final HealthStore store;
    private final PauseStore pauses;
    private final Map<ConnectionKey, Remembered> written = new HashMap<>();
    private boolean restored;

    HealthMemory(HealthBoard board, Maintenance maintenance, HealthStore store, PauseStore pauses) {
        this.board = board;
        this.maintenance = maintenance;
        this.store = store;
        this.pauses = pauses;
    }

    /** Reads what an earlier run left, once; then writes what is new. */
    synchronized void step() {
        syncPauses();
        if (!restored && board.ready()) {
            board.restore(store.read());
            board.step();
            restored = true;
        }
        if (restored) {
            List<Transition> transitions = board.unstored();
            store.append(transitions);
            board.stored(transitions);
            board.memory().forEach(this::write);
        }
    }

    private void write(ConnectionKey key, Remembered now) {
        Remembered before = written.get(key);
        if (before == null || now.differs(before)) {
            store.write(key, now);
            written.put(key, now);
        }
    }

    /** Another node of the hub may have decided too: the rows win once ours are among them. */
    private void syncPauses() {
        for (Maintenance.Change change = maintenance.unstored(); change != null; change = maintenance.unstored()) {
            pauses.write(change);
            maintenance.stored(change);
        }
        maintenance.restore(pauses.inForce());
    }
}
