package id.simpul.hub.event;

import id.simpul.hub.event.EventRemoval.Batch;
import id.simpul.hub.event.LogTidy.Passed;
import id.simpul.hub.event.OverRows.Kind;
import id.simpul.hub.event.OverRows.Over;
import id.simpul.hub.event.RetentionPlan.Due;
import id.simpul.hub.event.RetentionPlan.Log;
import id.simpul.hub.keys.KeyScope;
import id.simpul.hub.log.LogRemoval.Piece;
import id.simpul.hub.log.Topics;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

/**
 * One going over all that is over, oldest first, kind by kind, a few hundred events at a time; then over the log and
 * the keys. What was
 * removed before it was interrupted is removed and noted.
 */
final class RetentionRun {
    private static final int AT_ONCE = 500;

    private final Parts parts;
    private final Instant now;
    private final String who;
    private final boolean dry;
    private final String id = UUID.randomUUID().toString();
    private final List<Due> events = new ArrayList<>();
    private final List<Log> log = new ArrayList<>();
    private @Nullable Instant oldest;

    /** What a run works with. */
    record Parts(
            Retentions retentions,
            OverRows rows,
            EventRemoval removal,
            LogTidy tidy,
            KeyEndings keys,
            RemovalRows removals) {}

    /** @param dry whether it only looks */
    RetentionRun(Parts parts, Instant now, String who, boolean dry) {
        this.parts = parts;
        this.now = now;
        this.who = who;
        this.dry = dry;
    }

    RetentionPlan go() throws ExecutionException, InterruptedException {
        Passed passed = parts.tidy().passed();
        for (Kind each : parts.rows().kinds()) {
            over(each);
        }
        tidy(Topics.EVENTS, parts.tidy().events(passed, oldest, now));
        tidy(Topics.LANES, parts.tidy().lanes(passed, now));
        return new RetentionPlan(parts.retentions().days(), events, log, keys());
    }

    /** What is held of destroyed keys ends here, and is removed by the next run. */
    private List<String> keys() {
        List<KeyScope> over = parts.keys().over(now);
        if (!dry) {
            for (KeyScope each : over) {
                int count = parts.keys().destroy(each, who);
                parts.removals()
                        .note(new Removal(id, now, who, Removal.KEY, each.toString(), each.name(), now, count, 0));
            }
            parts.keys().expire();
        }
        return over.stream().map(KeyScope::toString).toList();
    }

    private void over(Kind kind) {
        Duration kept = parts.retentions().of(kind.owner(), kind.type(), kind.dataClass());
        Instant until = kept == null ? Instant.EPOCH : now.minus(kept);
        Batch all = Batch.NONE;
        List<Over> batch = parts.rows().before(kind, until, null, AT_ONCE);
        while (!batch.isEmpty()) {
            all = all.with(step(kind, until, batch, all));
            batch = parts.rows().before(kind, until, batch.getLast(), AT_ONCE);
        }
        stays(all.oldest() == null ? parts.rows().firstFrom(kind, until) : all.oldest());
        if (all.events() + all.stay() > 0) {
            events.add(
                    new Due(kind.name(), kind.dataClass().code(), until, all.events(), all.settlements(), all.stay()));
        }
    }

    private Batch step(Kind kind, Instant until, List<Over> batch, Batch before) {
        return dry
                ? parts.removal().look(batch)
                : parts.removal().remove(batch, done -> note(kind, until, before.with(done)));
    }

    private void note(Kind kind, Instant until, Batch all) {
        parts.removals()
                .note(new Removal(
                        id,
                        now,
                        who,
                        Removal.EVENTS,
                        kind.name(),
                        kind.dataClass().code(),
                        until,
                        all.events(),
                        all.settlements()));
    }

    private void stays(@Nullable Instant accepted) {
        if (accepted != null && (oldest == null || accepted.isBefore(oldest))) {
            oldest = accepted;
        }
    }

    private void tidy(String topics, Map<TopicPartition, Piece> pieces)
            throws ExecutionException, InterruptedException {
        long size = LogTidy.size(pieces);
        if (size == 0) {
            return;
        }
        log.add(new Log(topics, size));
        if (!dry) {
            parts.tidy().remove(pieces);
            parts.removals().note(new Removal(id, now, who, Removal.LOG, topics, "", now, size, 0));
        }
    }
}
