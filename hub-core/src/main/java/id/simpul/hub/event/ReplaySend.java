package id.simpul.hub.event;

import id.simpul.hub.event.ReplayItems.Claim;
import id.simpul.hub.event.ReplayItems.Due;
import java.time.Clock;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Sends one delivery of a list to its subscriber, by the rules of any delivery. What is held is settled by a success; what
 * came to an end before stays as it is, so that no term of the balance changes.
 */
@Component
class ReplaySend {
    private static final Attempt SENT_BY_OTHER = mark("sudah-dikirim-ulang");
    private static final Attempt PROCESSED = mark("sudah-diproses");
    private static final Attempt GONE = mark("isi-tidak-ada");

    private final ReplayItems items;
    private final ReplayRows rows;
    private final ReplayBodies bodies;
    private final EventPath path;
    private final Paces paces;
    private final RetrySchedule schedule;
    private final HeldRows held;
    private final Clock clock;

    ReplaySend(
            ReplayItems items,
            ReplayRows rows,
            ReplayBodies bodies,
            EventPath path,
            Paces paces,
            RetrySchedule schedule,
            HeldRows held,
            Clock clock) {
        this.items = items;
        this.rows = rows;
        this.bodies = bodies;
        this.path = path;
        this.paces = paces;
        this.schedule = schedule;
        this.held = held;
        this.clock = clock;
    }

    private static Attempt mark(String reason) {
        return new Attempt(Attempt.Kind.FAILED, reason, null, "", null, null);
    }

    /** Sends {@code due}, whose event the log has as {@code logged} where it is not held; false where the subscriber is down. */
    boolean send(ReplayJob job, Due due, @Nullable AcceptedEvent logged) throws InterruptedException {
        Claim claim = items.claim(job.id(), due);
        if (claim == Claim.SENT_BY_OTHER) {
            items.end(job.id(), due, "skipped", SENT_BY_OTHER);
        }
        return claim != Claim.TAKEN || taken(job, due, logged);
    }

    private boolean taken(ReplayJob job, Due due, @Nullable AcceptedEvent logged) throws InterruptedException {
        HeldRows.Held one = bodies.held(List.of(due)).get(due.place());
        if (one == null && wasHeld(due) && !job.includeDelivered()) {
            items.end(job.id(), due, "skipped", PROCESSED);
        } else if (one != null) {
            held.postpone(List.of(one));
            return ended(job, due, one, deliver(job, one.owed(), one.attempts() + 1));
        } else if (logged != null) {
            return ended(job, due, null, deliver(job, new Owed(logged, due.lane(), due.seq()), 1));
        } else if (due.held()) { // settled a moment ago: its event is read from the log the next time
            items.end(job.id(), due, "chosen", PROCESSED);
        } else {
            items.end(job.id(), due, "failed", GONE);
        }
        return true;
    }

    private static boolean wasHeld(Due due) {
        return due.found().equals("parked") || due.found().equals("set_aside");
    }

    private Attempt deliver(ReplayJob job, Owed owed, int attempt) throws InterruptedException {
        Paces.Pace pace = paces.of(owed.name());
        pace.enter();
        try {
            return path.deliver(owed, attempt, job.id());
        } finally {
            pace.leave();
        }
    }

    private boolean ended(ReplayJob job, Due due, HeldRows.@Nullable Held one, Attempt attempt) {
        if (one != null) {
            settle(one, attempt);
        }
        switch (attempt.kind()) {
            case DELIVERED -> items.end(job.id(), due, "sent", attempt);
            case FAILED, EXPIRED -> items.end(job.id(), due, "failed", attempt);
            case DOWN -> down(job, due, attempt);
        }
        if (attempt.kind() == Attempt.Kind.DOWN) {
            return false;
        }
        rows.up(job.id());
        return true;
    }

    private void settle(HeldRows.Held one, Attempt attempt) {
        int tries = one.attempts() + attempt.tried();
        switch (attempt.kind()) {
            case DELIVERED, EXPIRED -> path.settleHeld(one.owed(), attempt, tries);
            case FAILED -> path.setAsideAgain(one.owed(), attempt, tries);
            case DOWN -> {} // it stays as it is; the list waits
        }
    }

    private void down(ReplayJob job, Due due, Attempt attempt) {
        items.end(job.id(), due, "chosen", attempt);
        int downs = rows.find(job.id()).map(ReplayJob::downs).orElse(0);
        rows.down(job.id(), clock.instant().plus(schedule.down(downs, attempt.pause())), attempt.reason());
    }
}
