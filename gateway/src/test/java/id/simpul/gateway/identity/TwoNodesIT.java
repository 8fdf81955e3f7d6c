package id.simpul.gateway.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import id.simpul.gateway.identity.CredentialDesk.Issued;
import id.simpul.gateway.identity.CredentialDesk.Shown;
import id.simpul.hub.keys.KeyRing;
import id.simpul.hub.keys.Purpose;
import id.simpul.hub.message.FaultException;
import id.simpul.hub.message.Headers;
import id.simpul.hub.message.Reply;
import id.simpul.hub.policy.Identity.Decision;
import id.simpul.hub.registry.ClientKey;
import id.simpul.hub.store.Home;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What one node does to credentials, another one follows. Each test has an application of its own. */
class TwoNodesIT {
    private static final List<String> APPLICATIONS =
            List.of("putus", "langsung", "cabut", "pemilik", "orang", "mesin", "absen");

    private static EmbeddedPostgres postgres;
    private static JdbcClient jdbc;
    private static KeyRing keys;
    private static Home home;
    private static Node one;
    private static Node two;

    @BeforeAll
    static void start(@TempDir Path folder) throws IOException {
        postgres = EmbeddedPostgres.start();
        jdbc = JdbcClient.create(postgres.getPostgresDatabase());
        home = new Home(folder);
        keys = new KeyRing(home, Clock.systemUTC(), "");
        one = Node.start(postgres.getPostgresDatabase(), home, keys, false).ready();
        APPLICATIONS.forEach(TwoNodesIT::make);
        two = Node.start(postgres.getPostgresDatabase(), home, keys, false).ready();
        await().until(() -> APPLICATIONS.stream().allMatch(one.clients()::knows));
    }

    @AfterAll
    static void stop() throws IOException {
        one.close();
        two.close();
        postgres.close();
    }

    private static void make(String application) {
        jdbc.sql("insert into identity.client (application, secret_hash, scopes) values (:code, :hash, '{api}')")
                .param("code", application)
                .param("hash", keys.hash(Purpose.CLIENT_SECRET, application + "-rahasia"))
                .update();
    }

    private static Reply post(Node node, String path, String application, String form) {
        Headers headers = Headers.of(Map.of(
                "Authorization",
                Door.basic(application + ":" + application + "-rahasia"),
                "Content-Type",
                "application/x-www-form-urlencoded"));
        byte[] body = form.getBytes(StandardCharsets.UTF_8);
        return switch (path) {
            case "token" -> node.endpoint().token(headers, body, "10.0.0.1");
            case "introspect" -> node.endpoint().introspect(headers, body, "10.0.0.1");
            default -> node.endpoint().revoke(headers, body, "10.0.0.1");
        };
    }

    private static String token(Node node, String application) {
        Reply reply = post(node, "token", application, "grant_type=client_credentials");
        return Door.json(reply).path("access_token").asString();
    }

    private static String outcome(Node node, String header, String value) {
        Headers headers = Headers.of(Map.of(header, value));
        Decision decision = node.identity().check(headers, "10.0.0.1");
        if (decision == null) {
            node.identity().verify(headers);
            decision = node.identity().check(headers, "10.0.0.1");
        }
        return switch (Objects.requireNonNull(decision)) {
            case Decision.Known known -> known.client().code();
            case Decision.Refused refused -> refused.fault().code().code();
        };
    }

    /** Lets a node look at once; one test waits until it looks by itself. */
    private static void wake(Node node) {
        node.with(Door.registry("lain", List.of()));
    }

    private static String bearer(Node node, String token) {
        return outcome(node, "Authorization", "Bearer " + token);
    }

    @Test
    void aClientThatIsRevokedIsOutEverywhereAndBackWithANewToken() throws FaultException {
        String application = "putus";
        String token = token(one, application);
        assertThat(bearer(two, token)).isEqualTo(application);

        one.desk().revokeClient(application, "bocor di forum", "operator");

        assertThat(bearer(one, token)).isEqualTo("klien-dicabut");
        await().untilAsserted(() -> assertThat(bearer(two, token)).isEqualTo("klien-dicabut"));
        assertThat(post(two, "token", application, "grant_type=client_credentials")
                        .status())
                .isEqualTo(401);
        // a token knows its second only: a new one has to be from a later second than the revocation
        two.desk().restoreClient(application, "operator");
        await().untilAsserted(
                        () -> assertThat(bearer(one, token(one, application))).isEqualTo(application));
        assertThat(bearer(two, token)).isEqualTo("klien-dicabut");
    }

    @Test
    void aRevocationBesideTheHubCountsToo() {
        String application = "langsung";
        String token = token(one, application);
        assertThat(bearer(one, token)).isEqualTo(application);

        jdbc.sql("update identity.client set revoked_at = now() where application = :code")
                .param("code", application)
                .update();
        wake(one);

        await().untilAsserted(() -> assertThat(bearer(one, token)).isEqualTo("klien-dicabut"));
    }

    @Test
    void aRevokedTokenIsInactiveEverywhere() {
        String application = "cabut";
        String token = token(one, application);
        assertThat(Door.json(post(two, "introspect", application, "token=" + token))
                        .path("active")
                        .asBoolean())
                .isTrue();
        assertThat(bearer(two, token)).isEqualTo(application);

        assertThat(post(one, "revoke", application, "token=" + token + "&token_type_hint=access_token")
                        .status())
                .isEqualTo(200);

        assertThat(bearer(one, token)).isEqualTo("token-dicabut");
        wake(two);
        await().untilAsserted(() -> assertThat(bearer(two, token)).isEqualTo("token-dicabut"));
        assertThat(new String(
                        post(two, "introspect", application, "token=" + token).body(), StandardCharsets.UTF_8))
                .isEqualTo("{\"active\":false}");
        assertThat(bearer(one, token(one, application))).isEqualTo(application);
        assertThat(post(one, "revoke", application, "token=" + token).status()).isEqualTo(200);
        assertThat(post(one, "revoke", application, "token=apa.saja").status()).isEqualTo(200);
        assertThat(post(one, "revoke", application, "tokens=x").status()).isEqualTo(400);
    }

    @Test
    void aTokenOfSomebodyElseIsNeitherToldNorRevoked() {
        String owner = "pemilik";
        String other = "orang";
        String token = token(one, owner);

        assertThat(Door.json(post(one, "introspect", other, "token=" + token)).size())
                .isEqualTo(1);
        assertThat(Door.json(post(one, "revoke", other, "token=" + token))
                        .path("error")
                        .asString())
                .isEqualTo("invalid_grant");
        assertThat(bearer(one, token)).isEqualTo(owner);
    }

    @Test
    void twoKeysAreValidWhileAnApplicationChangesOver() throws FaultException {
        String application = "mesin";
        Issued old = one.desk().newApiKey(application, "lama", Duration.ofDays(30), "operator");
        Issued next = one.desk().newApiKey(application, "baru", Duration.ofDays(30), "operator");

        assertThat(outcome(one, "X-Api-Key", old.value())).isEqualTo(application);
        await().untilAsserted(() ->
                assertThat(outcome(two, "X-Api-Key", next.value())).isEqualTo(application));
        assertThatThrownBy(() -> two.desk().newApiKey(application, "", Duration.ofDays(30), "operator"))
                .isInstanceOfSatisfying(
                        FaultException.class,
                        full -> assertThat(full.fault().code().code()).isEqualTo("kredensial-penuh"));
        two.desk().revokeApiKey(application, old.id(), "operator");
        await().untilAsserted(
                        () -> assertThat(outcome(one, "X-Api-Key", old.value())).isEqualTo("kunci-api-dicabut"));
        assertThat(outcome(one, "X-Api-Key", next.value())).isEqualTo(application);
        assertThat(two.desk().apiKeys(application)).extracting(Shown::state).containsExactly("revoked", "valid");
        assertThat(jdbc.sql("select api_key::text from identity.api_key")
                        .query(String.class)
                        .list())
                .noneMatch(row -> row.contains(next.value()));
    }

    @Test
    void theLastUseIsWrittenWithoutWakingAnybody() throws FaultException {
        String application = "absen";
        Issued key = one.desk().newApiKey(application, "", Duration.ofDays(30), "operator");
        assertThat(two.desk().apiKeys(application))
                .extracting(Shown::lastUsedAt)
                .containsOnlyNulls();
        long revision = revision();

        try (Node third = third()) {
            assertThat(outcome(third, "X-Api-Key", key.value())).isEqualTo(application);
        }

        assertThat(two.desk().apiKeys(application))
                .extracting(Shown::lastUsedAt)
                .doesNotContainNull();
        assertThat(revision()).isEqualTo(revision);
    }

    private static Node third() {
        return Node.start(postgres.getPostgresDatabase(), home, keys, false).ready();
    }

    private static long revision() {
        return jdbc.sql("select number from identity.revision")
                .query(Long.class)
                .single();
    }

    @Test
    void anAssertionBuysOneTokenOverAllNodes() throws Exception {
        ECKey key = new ECKeyGenerator(Curve.P_256).keyID("2026").generate();
        Map<String, String> members = new TreeMap<>();
        key.toPublicJWK().toJSONObject().forEach((name, value) -> members.put(name, value.toString()));
        one.clients().take(Door.registry("tanda", List.of(ClientKey.of(members))));
        two.clients().take(Door.registry("tanda", List.of(ClientKey.of(members))));
        SignedJWT assertion = new SignedJWT(
                new JWSHeader.Builder(JWSAlgorithm.ES256).keyID("2026").build(),
                new JWTClaimsSet.Builder()
                        .issuer("tanda")
                        .subject("tanda")
                        .audience(Door.URL)
                        .expirationTime(Date.from(Instant.now().plusSeconds(60)))
                        .jwtID("sekali")
                        .build());
        assertion.sign(new ECDSASigner(key));

        one.assertions().verify("tanda", assertion.serialize());

        assertThatThrownBy(() -> two.assertions().verify("tanda", assertion.serialize()))
                .isInstanceOf(OAuthException.class);
    }

    @Test
    void theScheduleChangesTheSigningKeyOnce() {
        int before = keys.verifying(Purpose.TOKEN_SIGNING).size();
        jdbc.sql("update identity.key_rotation set rotated_at = now() - interval '31 days'")
                .update();

        try (Node third = third()) {
            await().untilAsserted(() ->
                    assertThat(keys.verifying(Purpose.TOKEN_SIGNING)).hasSize(before + 1));
            assertThat(third.clients().loaded()).isTrue();
        }
        assertThat(keys.verifying(Purpose.TOKEN_SIGNING)).hasSize(before + 1);
    }
}
