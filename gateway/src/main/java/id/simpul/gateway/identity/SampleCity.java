package id.simpul.gateway.identity;

import id.simpul.hub.keys.KeyRing;
import id.simpul.hub.keys.Purpose;
import id.simpul.hub.registry.Application;
import id.simpul.hub.registry.Registry;
import id.simpul.hub.registry.RouteTable;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Component;

/** The sample city's credentials that everybody knows: made where they belong, refused everywhere else. */
@Component
class SampleCity {
    static final String CONSOLE = "konsol";
    static final String API = "api";
    static final String ADMIN = "admin";
    /** The attendance machines: older than OAuth, they send a key. */
    static final String OLD_APPLICATION = "absensi";

    static final Set<String> ADMIN_SCOPES = Collections.unmodifiableSet(new TreeSet<>(List.of(ADMIN, API)));

    private final boolean allowed;
    private final ClientStore clients;
    private final ApiKeyStore apiKeys;
    private final AccountStore accounts;
    private final KeyRing keys;
    private final PasswordEncoder passwords;

    SampleCity(
            @Value("${simpul.sample:true}") boolean allowed,
            ClientStore clients,
            ApiKeyStore apiKeys,
            AccountStore accounts,
            KeyRing keys,
            PasswordEncoder passwords) {
        this.allowed = allowed;
        this.clients = clients;
        this.apiKeys = apiKeys;
        this.accounts = accounts;
        this.keys = keys;
        this.passwords = passwords;
    }

    /** Whether this hub serves the sample city, as far as is known before the first table. */
    boolean covers(@Nullable RouteTable table) {
        return allowed && (table == null || table.registry().city().sample());
    }

    /** Gives each application and each role of the sample city its well-known secret, unless it has one. */
    void seed(Registry registry) {
        for (Application each : registry.applications()) {
            clients.addDemo(each.code(), hash(each.code()), scopes(each.code()));
            if (each.code().equals(OLD_APPLICATION)) {
                String key = secret(each.code());
                apiKeys.addDemo(each.code(), ApiKey.prefix(key), keys.hash(Purpose.API_KEY, key));
            }
        }
        clients.addDemo(CONSOLE, hash(CONSOLE), scopes(CONSOLE));
        Set<String> taken = accounts.names();
        SampleAccounts.of(registry).filter(each -> !taken.contains(each.name())).forEach(accounts::addDemo);
    }

    private String hash(String code) {
        return keys.hash(Purpose.CLIENT_SECRET, secret(code));
    }

    private static String secret(String code) {
        return code + "-demo";
    }

    private static Set<String> scopes(String code) {
        return code.equals(CONSOLE) ? ADMIN_SCOPES : Set.of(API);
    }

    /** Refuses to go on while a well-known secret or password opens this hub, which is no sample city. */
    void refuseLeftovers() throws DemoCredentialException {
        List<String> found = Stream.of(
                        clients.all().stream().filter(this::isDemo).map(ClientCredential::application),
                        apiKeys.all().stream().filter(this::isDemo).map(ApiKey::application),
                        accounts.sampleNames().stream().filter(this::isDemo).map(Account::name))
                .flatMap(each -> each)
                .sorted()
                .distinct()
                .toList();
        if (!found.isEmpty()) {
            throw new DemoCredentialException(found);
        }
    }

    /** Whether {@code copy} may serve: outside the sample city, no copy with a well-known secret does. */
    boolean permits(Stored copy, @Nullable RouteTable table) {
        return covers(table)
                || (copy.secrets().stream().noneMatch(this::isDemo)
                        && copy.apiKeys().stream().noneMatch(this::isDemo));
    }

    private boolean isDemo(ClientCredential each) {
        return each.revokedAt() == null
                && keys.matches(Purpose.CLIENT_SECRET, secret(each.application()), each.secretHash());
    }

    private boolean isDemo(ApiKey each) {
        return each.revokedAt() == null && keys.matches(Purpose.API_KEY, secret(each.application()), each.secretHash());
    }

    private boolean isDemo(Account each) {
        return each.enabled() && passwords.matches(each.name(), each.password());
    }
}
