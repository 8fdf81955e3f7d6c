package id.simpul.hub.event;

import id.simpul.hub.event.ReplayItems.Checked;
import id.simpul.hub.event.ReplayItems.Due;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The try without sending: reads each event of a list and tells whether it can be read and still fits its type. */
@Component
class ReplayCheck {
    private static final int AT_ONCE = 500;

    private final ReplayItems items;
    private final ReplayBodies bodies;
    private final StoredEvents stored;
    private final TypeContract type;

    ReplayCheck(ReplayItems items, ReplayBodies bodies, StoredEvents stored, TypeContract type) {
        this.items = items;
        this.bodies = bodies;
        this.stored = stored;
        this.type = type;
    }

    void check(String replay) {
        List<Due> due = items.after(replay, 0, AT_ONCE);
        while (!due.isEmpty()) {
            check(replay, due);
            due = items.after(replay, due.getLast().place(), AT_ONCE);
        }
    }

    private void check(String replay, List<Due> due) {
        Map<Integer, HeldRows.Held> held = bodies.held(due);
        Map<Integer, AcceptedEvent> logged = bodies.logged(
                due.stream().filter(each -> !held.containsKey(each.place())).toList());
        items.check(
                replay,
                due.stream()
                        .map(each -> {
                            HeldRows.Held one = held.get(each.place());
                            return checked(
                                    each,
                                    one == null
                                            ? logged.get(each.place())
                                            : one.owed().accepted());
                        })
                        .toList());
    }

    private Checked checked(Due due, @Nullable AcceptedEvent accepted) {
        if (accepted == null || accepted.gone()) {
            return new Checked(due.place(), "gone", "");
        }
        boolean fits = type.fits(accepted.owner(), accepted.event());
        return new Checked(due.place(), fits ? "fits" : "unfit", stored.keyHash(accepted.event()));
    }
}
