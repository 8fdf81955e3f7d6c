package id.simpul.gateway.identity;

import id.simpul.gateway.identity.Stored.RevokedClient;
import id.simpul.gateway.identity.Stored.RevokedToken;
import id.simpul.hub.keys.KeyRing;
import id.simpul.hub.keys.Purpose;
import id.simpul.hub.message.Headers;
import id.simpul.hub.message.Reply;
import id.simpul.hub.policy.Identity;
import id.simpul.hub.registry.Agency;
import id.simpul.hub.registry.Application;
import id.simpul.hub.registry.City;
import id.simpul.hub.registry.ClientKey;
import id.simpul.hub.registry.Registry;
import id.simpul.hub.registry.RouteTable;
import id.simpul.hub.store.Home;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The applications' door without a server or a database: two clients, real keys, a clock that the test moves. */
final class Door {
    static final String URL = "http://127.0.0.1:8000";

    final MovableClock clock = new MovableClock();
    final KeyRing keys;
    final Clients clients;
    final TokenEndpoint endpoint;
    final JwtVerifier verifier;
    final Identity identity;
    final CredentialRenewal renewal;
    final AssertionVerifier assertions;
    final TokenKeys tokenKeys;
    List<ClientCredential> stored;
    List<ApiKey> apiKeys = List.of();
    List<RevokedClient> revokedClients = List.of();
    List<RevokedToken> revokedTokens = List.of();
    Set<String> withdrawnKeys = Set.of();
    private long revision;

    Door(Path home) {
        keys = new KeyRing(new Home(home), clock, "");
        stored = List.of(
                credential("simpeg", Set.of("api")),
                credential("konsol", Set.of("admin", "api")),
                new ClientCredential(
                        3,
                        "lama",
                        hash("lama"),
                        Set.of("api"),
                        "",
                        null,
                        clock.instant().minusSeconds(1),
                        null),
                new ClientCredential(4, "dicabut", hash("dicabut"), Set.of("api"), "", null, null, clock.instant()));
        clients = new Clients(new Held(), keys, clock);
        GatewayAddress gateway = new GatewayAddress(URL);
        tokenKeys = new TokenKeys(keys, clients, clock);
        verifier = new JwtVerifier(tokenKeys, clients, gateway, clock);
        JdbcClient noDatabase = JdbcClient.create(new DriverManagerDataSource("jdbc:none:"));
        assertions = new AssertionVerifier(clients, gateway, new UsedAssertions(noDatabase, clock), clock);
        ClientAuthentication authentication = new ClientAuthentication(clients, assertions, clock);
        identity = new Identity(verifier, new ApiKeys(clients, clock), new CredentialFailures(clock), clock);
        renewal = new CredentialRenewal(clients, identity);
        CredentialStore store =
                new CredentialStore(noDatabase, new ClientStore(noDatabase), new ApiKeyStore(noDatabase), clock);
        endpoint = new TokenEndpoint(
                authentication,
                new TokenIssuer(tokenKeys, gateway, clock),
                new TokenStatus(authentication, verifier, store, renewal));
    }

    /** What the test says is stored; every look finds a new revision. */
    private final class Held implements CredentialSource {
        @Override
        public long revision() {
            return ++revision;
        }

        @Override
        public Stored read() {
            return new Stored(stored, apiKeys, revokedClients, revokedTokens, withdrawnKeys);
        }
    }

    /** A registry with one application and its public keys. */
    static RouteTable registry(String code, List<ClientKey> publicKeys) {
        Agency agency = new Agency("dinas", "Dinas", "GOV", new Agency.Contact("A", "a@contoh.example", "1"));
        Application application =
                new Application(code, "dinas", code, List.of(), List.of(), List.of(), List.of(), publicKeys);
        City city = new City("Kota", "99.71", ZoneId.of("Asia/Jakarta"), true);
        return new RouteTable(new Registry(1, city, List.of(agency), List.of(application), List.of()));
    }

    ClientCredential credential(String code, Set<String> scopes) {
        return ClientCredential.fresh(code, hash(code), scopes, "", null);
    }

    private String hash(String code) {
        return keys.hash(Purpose.CLIENT_SECRET, code + "-demo");
    }

    Reply ask(String id, String secret, String form, String address) {
        return endpoint.token(
                Headers.of(Map.of(
                        "Authorization",
                        basic(id + ":" + secret),
                        "Content-Type",
                        "application/x-www-form-urlencoded")),
                form.getBytes(StandardCharsets.UTF_8),
                address);
    }

    String token(String id) {
        return json(ask(id, id + "-demo", "grant_type=client_credentials", "10.0.0.1"))
                .get("access_token")
                .asString();
    }

    static String basic(String pair) {
        return "Basic " + Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.UTF_8));
    }

    static JsonNode json(Reply reply) {
        return JsonMapper.shared().readTree(reply.body());
    }

    static final class MovableClock extends Clock {
        private Instant now = Instant.parse("2026-11-21T02:00:00Z");

        void advance(Duration by) {
            now = now.plus(by);
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }

        @Override
        public Instant instant() {
            return now;
        }
    }
}
