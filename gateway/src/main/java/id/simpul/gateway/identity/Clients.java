package id.simpul.gateway.identity;

import id.simpul.hub.keys.KeyRing;
import id.simpul.hub.keys.Purpose;
import id.simpul.hub.message.FaultCode;
import id.simpul.hub.registry.Application;
import id.simpul.hub.registry.ClientKey;
import id.simpul.hub.registry.RouteTable;
import java.time.Clock;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * The credentials of all applications, held in memory: secrets, API keys and revocations as the database has them,
 * public keys as the registry has them. Tokens are issued and judged while PostgreSQL is away.
 */
@Component
class Clients {
    /** No revision of the database. */
    private static final long COPIED = -1;

    private final CredentialSource source;
    private final KeyRing keys;
    private final Clock clock;
    private volatile @Nullable Held held;
    private volatile @Nullable RouteTable table;

    private record Held(
            long revision,
            Map<String, Credentials> byApplication,
            Map<String, List<ApiKey>> byPrefix,
            Set<String> withdrawnKeys) {}

    Clients(CredentialSource source, KeyRing keys, Clock clock) {
        this.source = source;
        this.keys = keys;
        this.clock = clock;
    }

    boolean loaded() {
        return held != null;
    }

    /** Whether the registry or the credentials know {@code application}. */
    boolean knows(String application) {
        RouteTable current = table;
        return (current != null && current.application(application) != null)
                || !of(application).secrets().isEmpty();
    }

    Credentials of(String application) {
        Held known = held;
        return known == null ? Credentials.NONE : known.byApplication.getOrDefault(application, Credentials.NONE);
    }

    /** The scopes of {@code application} if this is a secret of it, else null; whether it is shut out is asked apart. */
    @Nullable
    Set<String> scopes(String application, String secret) {
        return of(application).secrets().stream()
                .filter(each -> each.usable(clock.instant()))
                .filter(each -> keys.matches(Purpose.CLIENT_SECRET, secret, each.secretHash()))
                .map(ClientCredential::scopes)
                .findFirst()
                .orElse(null);
    }

    /** The public keys by which {@code application} signs. */
    List<ClientKey> publicKeys(String application) {
        RouteTable current = table;
        Application found = current == null ? null : current.application(application);
        return found == null ? List.of() : found.keys();
    }

    /** The API key that {@code key} is, in whichever state; null where there is none. */
    @Nullable
    ApiKey apiKey(String key) {
        Held known = held;
        return known == null
                ? null
                : known.byPrefix.getOrDefault(ApiKey.prefix(key), List.of()).stream()
                        .filter(each -> keys.matches(Purpose.API_KEY, key, each.secretHash()))
                        .findFirst()
                        .orElse(null);
    }

    /** Why a token of {@code application} does not hold although it is genuine; null where it does. */
    @Nullable
    FaultCode revoked(String application, String token, Instant issuedAt) {
        if (!loaded()) {
            return null;
        }
        Credentials known = of(application);
        boolean signsIn = known.hasUsableSecret(clock.instant())
                || !publicKeys(application).isEmpty();
        if (known.voids(issuedAt) || !signsIn) {
            return FaultCode.KLIEN_DICABUT;
        }
        return known.revokedTokens().contains(token) ? FaultCode.TOKEN_DICABUT : null;
    }

    /** The token-signing keys whose signatures no longer hold. */
    Set<String> withdrawnKeys() {
        Held known = held;
        return known == null ? Set.of() : known.withdrawnKeys;
    }

    /** Takes the registry's public keys; answers whose changed. */
    synchronized Set<String> take(RouteTable next) {
        RouteTable before = table;
        table = next;
        return before == null
                ? Set.of()
                : before.registry().applications().stream()
                        .filter(each -> !each.keys().equals(publicKeys(each.code())))
                        .map(Application::code)
                        .collect(Collectors.toSet());
    }

    /** What a reload brought. */
    record Renewal(Set<String> changed, boolean keysWithdrawn) {
        static final Renewal NOTHING = new Renewal(Set.of(), false);
    }

    /** Takes credentials for the time before the database is reached. */
    synchronized void preload(Stored copy) {
        if (held == null) {
            held = held(COPIED, copy);
        }
    }

    private static Held held(long revision, Stored stored) {
        return new Held(
                revision,
                Credentials.byApplication(stored),
                stored.apiKeys().stream().collect(Collectors.groupingBy(ApiKey::prefix)),
                stored.withdrawnKeys());
    }

    /** Reads all credentials anew where any was changed; answers whose. */
    synchronized Renewal reload() {
        Held before = held;
        long revision = source.revision();
        if (before != null && before.revision == revision) {
            return Renewal.NOTHING;
        }
        Held fresh = held(revision, source.read());
        held = fresh;
        return before == null
                ? new Renewal(fresh.byApplication.keySet(), !fresh.withdrawnKeys.isEmpty())
                : new Renewal(
                        changed(before.byApplication, fresh.byApplication),
                        !fresh.withdrawnKeys.equals(before.withdrawnKeys));
    }

    private static Set<String> changed(Map<String, Credentials> before, Map<String, Credentials> after) {
        Set<String> codes = new HashSet<>(before.keySet());
        codes.addAll(after.keySet());
        codes.removeIf(each -> Objects.equals(before.get(each), after.get(each)));
        return codes;
    }
}
