package id.simpul.hub.policy;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import id.simpul.hub.message.Fault;
import id.simpul.hub.message.FaultCode;
import id.simpul.hub.message.Headers;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Who is calling? A bearer token, or the API key of an old application; never both. Decisions are remembered for a
 * while, so that the event loop looks up and never verifies.
 */
@Component
public class Identity {
    private static final int MAX_REMEMBERED = 100_000;
    private static final int MAX_TOKEN_LENGTH = 4096;
    private static final int MAX_KEY_LENGTH = 256;
    private static final String AUTHORIZATION = "authorization";
    private static final String API_KEY = "x-api-key";
    private static final String SCHEME = "Bearer ";
    private static final Decision ABSENT = refused(
            FaultCode.TOKEN_TIDAK_ADA, "The call has no Authorization header with a bearer token, and no X-Api-Key.");
    private static final Decision TWICE =
            refused(FaultCode.KREDENSIAL_GANDA, "The header with the credential was sent twice.");
    private static final Decision TWO_WAYS =
            refused(FaultCode.KREDENSIAL_GANDA, "Authorization and X-Api-Key were sent together.");
    private static final Decision.Refused TOKEN_TOO_LONG =
            refused(FaultCode.TOKEN_TIDAK_SAH, "The token is longer than " + MAX_TOKEN_LENGTH + " characters.");
    private static final Decision.Refused KEY_TOO_LONG =
            refused(FaultCode.KUNCI_API_TIDAK_SAH, "The key is longer than " + MAX_KEY_LENGTH + " characters.");
    private static final Decision TOKEN_EXPIRED = refused(FaultCode.TOKEN_KEDALUWARSA, "The token has expired.");
    private static final Decision KEY_EXPIRED = refused(FaultCode.KUNCI_API_KEDALUWARSA, "The API key has expired.");

    private final TokenVerifier tokens;
    private final ApiKeyVerifier keys;
    private final FailureLimit failures;
    private final Clock clock;
    private final Cache<String, Judged> judgedTokens = cache();
    private final Cache<String, Judged> judgedKeys = cache();
    private final AtomicLong forgotten = new AtomicLong();

    public Identity(TokenVerifier tokens, ApiKeyVerifier keys, FailureLimit failures, Clock clock) {
        this.tokens = tokens;
        this.keys = keys;
        this.failures = failures;
        this.clock = clock;
    }

    private static Cache<String, Judged> cache() {
        return Caffeine.newBuilder()
                .maximumSize(MAX_REMEMBERED)
                .expireAfterWrite(Duration.ofMinutes(5))
                .build();
    }

    /**
     * What is known of the credential in {@code headers}; null where {@link #verify} has to run first, off the event
     * loop. Too many failures from {@code address} are told as such (429), but never turn away what is valid.
     */
    public @Nullable Decision check(Headers headers, String address) {
        String header = headers.first(AUTHORIZATION);
        String key = headers.first(API_KEY);
        if (key == null) {
            return header == null ? ABSENT : checkToken(headers, header, address);
        }
        return header == null ? checkKey(headers, key, address) : TWO_WAYS;
    }

    private @Nullable Decision checkToken(Headers headers, String header, String address) {
        if (headers.count(AUTHORIZATION) > 1) {
            return TWICE;
        }
        if (!header.regionMatches(true, 0, SCHEME, 0, SCHEME.length())) {
            return ABSENT;
        }
        return header.length() > MAX_TOKEN_LENGTH
                ? limited(TOKEN_TOO_LONG, "", address)
                : recall(judgedTokens.getIfPresent(token(header)), TOKEN_EXPIRED, address);
    }

    private @Nullable Decision checkKey(Headers headers, String key, String address) {
        if (headers.count(API_KEY) > 1) {
            return TWICE;
        }
        return key.length() > MAX_KEY_LENGTH
                ? limited(KEY_TOO_LONG, "", address)
                : recall(judgedKeys.getIfPresent(key), KEY_EXPIRED, address);
    }

    private @Nullable Decision recall(@Nullable Judged judged, Decision expired, String address) {
        if (judged == null) {
            return null;
        }
        return switch (judged.decision()) {
            case Decision.Refused refused -> limited(refused, judged.claimed(), address);
            case Decision.Known known -> {
                Instant now = clock.instant();
                if (!now.isBefore(known.client().expiresAt())) {
                    yield expired;
                }
                LastUse use = judged.use();
                if (use != null) {
                    use.note(now);
                }
                yield known;
            }
        };
    }

    /** What was genuine once (expired, revoked) is no guess and is not counted. */
    private Decision limited(Decision.Refused refused, String claimed, String address) {
        FaultCode code = refused.fault().code();
        if (code != FaultCode.TOKEN_TIDAK_SAH && code != FaultCode.KUNCI_API_TIDAK_SAH) {
            return refused;
        }
        Duration wait = failures.failed(claimed, address);
        return wait == null
                ? refused
                : new Decision.Refused(Fault.busy(
                        FaultCode.TERLALU_BANYAK_PERCOBAAN, "Too many invalid credentials from this address.", wait));
    }

    /** Verifies that credential and remembers the decision. */
    public void verify(Headers headers) {
        String header = headers.first(AUTHORIZATION);
        String key = headers.first(API_KEY);
        if (header != null) {
            String token = token(header);
            remember(judgedTokens, token, () -> new Judged(tokens.verify(token), tokens.claimed(token), null));
        } else if (key != null) {
            remember(judgedKeys, key, () -> judged(keys.verify(key)));
        }
    }

    private static Judged judged(ApiKeyVerifier.Verdict verdict) {
        return new Judged(verdict.decision(), verdict.prefix(), verdict.use());
    }

    /** Judges once more where something was forgotten meanwhile: the first judgement may rest on what has been revoked. */
    private void remember(Cache<String, Judged> cache, String credential, Supplier<Judged> judge) {
        long before;
        do {
            before = forgotten.get();
            cache.put(credential, judge.get());
        } while (before != forgotten.get());
    }

    /** Forgets every decision, as the withdrawal of a signing key requires. */
    public void forget() {
        forget(client -> true);
    }

    /** Forgets what is known of some clients, and every refusal: it may be about one of them. */
    public void forget(Predicate<Client> changed) {
        forgotten.incrementAndGet();
        Predicate<Judged> stale =
                judged -> !(judged.decision() instanceof Decision.Known(Client client)) || changed.test(client);
        judgedTokens.asMap().values().removeIf(stale);
        judgedKeys.asMap().values().removeIf(stale);
    }

    private static String token(String header) {
        return header.substring(Math.min(SCHEME.length(), header.length())).strip();
    }

    private static Decision.Refused refused(FaultCode code, String detail) {
        return new Decision.Refused(Fault.caller(code, detail));
    }

    private record Judged(
            Decision decision, String claimed, @Nullable LastUse use) {}

    /** What a credential turned out to be. */
    public sealed interface Decision {
        record Known(Client client) implements Decision {}

        record Refused(Fault fault) implements Decision {}
    }
}
