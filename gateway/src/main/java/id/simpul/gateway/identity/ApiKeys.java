package id.simpul.gateway.identity;

import id.simpul.hub.message.Fault;
import id.simpul.hub.message.FaultCode;
import id.simpul.hub.policy.ApiKeyVerifier;
import id.simpul.hub.policy.Client;
import id.simpul.hub.policy.Identity.Decision;
import id.simpul.hub.policy.LastUse;
import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Verifies the API keys of old applications, and keeps when each was last used until somebody writes it down. */
@Component
class ApiKeys implements ApiKeyVerifier {
    private static final Set<String> SCOPES = Set.of(SampleCity.API);

    private final Clients clients;
    private final Clock clock;
    private final Map<Long, LastUse> uses = new ConcurrentHashMap<>();
    private final Map<Long, Instant> written = new ConcurrentHashMap<>();

    ApiKeys(Clients clients, Clock clock) {
        this.clients = clients;
        this.clock = clock;
    }

    @Override
    public Verdict verify(String key) {
        String prefix = ApiKey.prefix(key);
        ApiKey found = clients.apiKey(key);
        Decision refused = refused(found);
        return found == null || refused != null
                ? new Verdict(refused == null ? NONE : refused, prefix, null)
                : new Verdict(known(found), prefix, uses.computeIfAbsent(found.id(), same -> new LastUse()));
    }

    private static Decision known(ApiKey key) {
        Instant until = key.expiresAt() == null ? Instant.MAX : key.expiresAt();
        return new Decision.Known(new Client(key.application(), SCOPES, until));
    }

    private static final Decision NONE = refused(FaultCode.KUNCI_API_TIDAK_SAH, "There is no such API key.");

    private @Nullable Decision refused(@Nullable ApiKey key) {
        if (key == null) {
            return null;
        }
        if (clients.of(key.application()).shutOut()) {
            return refused(FaultCode.KLIEN_DICABUT, "The application's access has been revoked.");
        }
        if (key.revokedAt() != null) {
            return refused(FaultCode.KUNCI_API_DICABUT, "The API key has been revoked.");
        }
        return key.expired(clock.instant())
                ? refused(FaultCode.KUNCI_API_KEDALUWARSA, "The API key has expired.")
                : null;
    }

    private static Decision refused(FaultCode code, String detail) {
        return new Decision.Refused(Fault.caller(code, detail));
    }

    /** Uses that are not written down yet, by the key's number. */
    Map<Long, Instant> unwritten() {
        Map<Long, Instant> fresh = new HashMap<>();
        uses.forEach((id, use) -> {
            Instant at = use.at();
            if (at != null && !at.equals(written.get(id))) {
                fresh.put(id, at);
            }
        });
        return fresh;
    }

    void written(Map<Long, Instant> noted) {
        written.putAll(noted);
    }
}
