package id.simpul.gateway.dataplane;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import id.simpul.hub.message.CallId;
import java.time.Duration;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Events that were accepted a moment ago, so that their publisher finds them before the router has noted them. */
@Component
class AcceptedLately {
    private final Cache<String, Noted> noted = Caffeine.newBuilder()
            .maximumSize(100_000)
            .expireAfterWrite(Duration.ofHours(1))
            .build();

    private record Noted(String publisher, String type) {}

    void note(CallId id, String publisher, String type) {
        noted.put(id.value(), new Noted(publisher, type));
    }

    /** The type of the event with that id, where {@code publisher} announced it. */
    Optional<String> of(String id, String publisher) {
        return Optional.ofNullable(noted.getIfPresent(id))
                .filter(each -> each.publisher().equals(publisher))
                .map(Noted::type);
    }
}
