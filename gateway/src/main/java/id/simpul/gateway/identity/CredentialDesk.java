package id.simpul.gateway.identity;

import id.simpul.hub.keys.KeyRing;
import id.simpul.hub.keys.Purpose;
import id.simpul.hub.message.Fault;
import id.simpul.hub.message.FaultCode;
import id.simpul.hub.message.FaultException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Hands out secrets and API keys, and takes them back. Each is shown once, at its making; an application has at most two
 * valid ones of a kind, the old one and the new one. Everything is in force on this node at the return, on the others
 * within two seconds. Throws {@link org.springframework.dao.DataAccessException} while the database is away.
 */
@Component
public class CredentialDesk {
    private static final int VALID_AT_ONCE = 2;

    private final Clients clients;
    private final ClientStore secrets;
    private final ApiKeyStore apiKeys;
    private final CredentialStore store;
    private final CredentialRenewal renewal;
    private final KeyRing keys;
    private final Clock clock;

    CredentialDesk(
            Clients clients,
            ClientStore secrets,
            ApiKeyStore apiKeys,
            CredentialStore store,
            CredentialRenewal renewal,
            KeyRing keys,
            Clock clock) {
        this.clients = clients;
        this.secrets = secrets;
        this.apiKeys = apiKeys;
        this.store = store;
        this.renewal = renewal;
        this.keys = keys;
        this.clock = clock;
    }

    /** A credential at its making: the one time that its value can be read. */
    public record Issued(long id, String value, Instant expiresAt) {
        /** Leaves the value out. */
        @Override
        public String toString() {
            return "Issued[" + id + "]";
        }
    }

    /**
     * A credential as it may be shown.
     *
     * @param prefix first letters of an API key; empty for a secret
     * @param state {@code valid}, {@code expired} or {@code revoked}
     */
    public record Shown(
            long id,
            String prefix,
            String label,
            String state,
            @Nullable Instant createdAt,
            @Nullable Instant expiresAt,
            @Nullable Instant revokedAt,
            @Nullable Instant lastUsedAt) {}

    /** Makes a client secret of 256 bits with the scopes that the application has; {@code api} for its first. */
    public Issued newSecret(String application, String label, Duration lifetime, String who) throws FaultException {
        requireKnown(application);
        Instant now = clock.instant();
        List<ClientCredential> valid = current(application).secrets().stream()
                .filter(each -> each.usable(now))
                .toList();
        requireRoom(valid.size());
        Set<String> scopes =
                valid.isEmpty() ? Set.of(SampleCity.API) : valid.getLast().scopes();
        String value = Secrets.fresh();
        Instant until = now.plus(lifetime);
        long id = secrets.add(
                ClientCredential.fresh(application, keys.hash(Purpose.CLIENT_SECRET, value), scopes, label, until),
                who);
        renewal.renew();
        return new Issued(id, value, until);
    }

    /** Makes an API key for an application that cannot fetch tokens. */
    public Issued newApiKey(String application, String label, Duration lifetime, String who) throws FaultException {
        requireKnown(application);
        Instant now = clock.instant();
        requireRoom(current(application).apiKeys().stream()
                .filter(each -> each.usable(now))
                .count());
        String value = Secrets.freshApiKey();
        Instant until = now.plus(lifetime);
        long id = apiKeys.add(
                ApiKey.fresh(application, ApiKey.prefix(value), keys.hash(Purpose.API_KEY, value), label, until), who);
        renewal.renew();
        return new Issued(id, value, until);
    }

    private Credentials current(String application) {
        renewal.renew();
        return clients.of(application);
    }

    private void requireKnown(String application) throws FaultException {
        if (!clients.knows(application)) {
            throw absent("No application has this code.");
        }
    }

    private static void requireRoom(long valid) throws FaultException {
        if (valid >= VALID_AT_ONCE) {
            throw new FaultException(Fault.caller(
                    FaultCode.KREDENSIAL_PENUH,
                    "valid ones: " + valid + " (expected: at most one beside the new one)"));
        }
    }

    /** Whether the registry does not know this code and nobody ever had credentials under it, the hub's own included. */
    public boolean unused(String code) {
        Credentials ever = current(code);
        return !clients.knows(code)
                && ever.secrets().isEmpty()
                && ever.apiKeys().isEmpty();
    }

    /** Every secret that the application ever had. */
    public List<Shown> secrets(String application) throws FaultException {
        requireKnown(application);
        return current(application).secrets().stream().map(this::shown).toList();
    }

    /** Every API key that the application ever had; last uses are a few seconds late. */
    public List<Shown> apiKeys(String application) throws FaultException {
        requireKnown(application);
        return apiKeys.of(application).stream().map(this::shown).toList();
    }

    private Shown shown(ClientCredential each) {
        return new Shown(
                each.id(),
                "",
                each.label(),
                state(each.revokedAt(), each.usable(clock.instant())),
                each.createdAt(),
                each.expiresAt(),
                each.revokedAt(),
                null);
    }

    private Shown shown(ApiKey each) {
        return new Shown(
                each.id(),
                each.prefix(),
                each.label(),
                state(each.revokedAt(), each.usable(clock.instant())),
                each.createdAt(),
                each.expiresAt(),
                each.revokedAt(),
                each.lastUsedAt());
    }

    private static String state(@Nullable Instant revokedAt, boolean usable) {
        return revokedAt != null ? "revoked" : usable ? "valid" : "expired";
    }

    public void revokeSecret(String application, long id, String who) throws FaultException {
        settle(secrets.revoke(application, id, clock.instant(), who), "No valid secret has this number.");
    }

    public void revokeApiKey(String application, long id, String who) throws FaultException {
        settle(apiKeys.revoke(application, id, clock.instant(), who), "No valid API key has this number.");
    }

    /** Shuts an application out as a whole: its tokens, secrets, public keys and API keys are worth nothing any more. */
    public void revokeClient(String application, String reason, String who) throws FaultException {
        requireKnown(application);
        store.revokeClient(application, who, reason);
        renewal.renew();
    }

    /** Lets it in again; what was issued before stays void. */
    public void restoreClient(String application, String who) throws FaultException {
        settle(store.restoreClient(application, who), "The application is not shut out.");
    }

    private void settle(boolean done, String otherwise) throws FaultException {
        if (!done) {
            throw absent(otherwise);
        }
        renewal.renew();
    }

    private static FaultException absent(String detail) {
        return new FaultException(Fault.caller(FaultCode.HALAMAN_TIDAK_ADA, detail));
    }
}
