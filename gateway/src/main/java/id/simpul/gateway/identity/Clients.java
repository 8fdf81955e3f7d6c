package id.simpul.gateway.identity;

import id.simpul.hub.keys.KeyRing;
import id.simpul.hub.keys.Purpose;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The credentials of all applications, held in memory: tokens are issued while PostgreSQL is away. */
@Component
class Clients {
    private final CredentialSource source;
    private final KeyRing keys;
    private final Clock clock;
    private volatile @Nullable Map<String, List<ClientCredential>> byApplication;

    Clients(CredentialSource source, KeyRing keys, Clock clock) {
        this.source = source;
        this.keys = keys;
        this.clock = clock;
    }

    boolean loaded() {
        return byApplication != null;
    }

    /** The scopes of {@code application} if this is a secret of it, else null. */
    @Nullable
    Set<String> scopes(String application, String secret) {
        return credentials(application).stream()
                .filter(each -> each.usable(clock.instant()))
                .filter(each -> keys.matches(Purpose.CLIENT_SECRET, secret, each.secretHash()))
                .map(ClientCredential::scopes)
                .findFirst()
                .orElse(null);
    }

    /** Whether {@code application} had credentials and none of them is valid any more. */
    boolean revoked(String application) {
        List<ClientCredential> known = credentials(application);
        return !known.isEmpty() && known.stream().noneMatch(each -> each.usable(clock.instant()));
    }

    private List<ClientCredential> credentials(String application) {
        Map<String, List<ClientCredential>> known = byApplication;
        return known == null ? List.of() : known.getOrDefault(application, List.of());
    }

    /** Reads all credentials anew; answers whether anything changed. */
    boolean reload() {
        Map<String, List<ClientCredential>> fresh =
                source.all().stream().collect(Collectors.groupingBy(ClientCredential::application));
        boolean changed = !fresh.equals(byApplication);
        byApplication = fresh;
        return changed;
    }
}
