package bench;

import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.ReactiveJwtDecoder;
import reactor.core.publisher.Mono;

/** Remembers what was verified until it expires; bounded by forgetting everything when full. */
final class RememberedTokens implements ReactiveJwtDecoder {
    private static final int MOST = 10_000;

    private final ReactiveJwtDecoder verifier;
    private final Map<String, Jwt> known = new ConcurrentHashMap<>();

    RememberedTokens(ReactiveJwtDecoder verifier) {
        this.verifier = verifier;
    }

    @Override
    public Mono<Jwt> decode(String token) {
        Jwt jwt = known.get(token);
        return jwt != null && Instant.now().isBefore(jwt.getExpiresAt())
                ? Mono.just(jwt)
                : verifier.decode(token).doOnNext(verified -> remember(token, verified));
    }

    private void remember(String token, Jwt verified) {
        if (known.size() >= MOST) {
            known.clear();
        }
        known.put(token, verified);
    }
}
