package id.simpul.hub.event;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;

/**
 * Events that this node accepted a moment ago: a repetition of one is answered without the log, a conflict with one is
 * told at the door, and its publisher finds it before the router has noted it. What is not known here any more the router
 * tells apart.
 */
@Component
public class KnownEvents {
    private final Cache<String, Known> known = Caffeine.newBuilder()
            .maximumSize(100_000)
            .expireAfterWrite(Duration.ofHours(1))
            .build();
    private final EventIds ids;
    private final EventRows rows;

    KnownEvents(EventIds ids, EventRows rows) {
        this.ids = ids;
        this.rows = rows;
    }

    private record Known(String publisher, String type, String digest) {}

    enum Standing {
        NEW,
        REPETITION,
        CONFLICT
    }

    Standing standing(AcceptedEvent accepted) {
        Known before = known.getIfPresent(accepted.id().value());
        if (before == null) {
            return Standing.NEW;
        }
        return ids.same(before.digest(), accepted.event()) || first(accepted) ? Standing.REPETITION : Standing.CONFLICT;
    }

    /** Whether it says what the first of its name said: after a restart a later one may be the one that is known here. */
    private boolean first(AcceptedEvent accepted) {
        try {
            EventRows.Known noted =
                    rows.known(List.of(accepted.id())).get(accepted.id().value());
            return noted != null && ids.same(noted.digest(), accepted.event());
        } catch (DataAccessException away) {
            return false;
        }
    }

    void note(AcceptedEvent accepted) {
        known.put(
                accepted.id().value(),
                new Known(accepted.publisher(), accepted.event().type(), accepted.digest()));
    }

    /** The type of the event with that id, where {@code publisher} announced it here. */
    public Optional<String> type(String id, String publisher) {
        return Optional.ofNullable(known.getIfPresent(id))
                .filter(each -> each.publisher().equals(publisher))
                .map(Known::type);
    }
}
