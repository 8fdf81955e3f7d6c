package id.simpul.deploy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import id.simpul.gateway.runtime.Ports;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import tools.jackson.databind.JsonNode;

/** Signing in at a running hub, by each of its ways, and being turned away. */
@ExtendWith(SharedHub.class)
class IdentityIT {
    private static final String OFFICERS = "/api/simpeg/pegawai/199001012020010001";
    /** When a key was last used is written every ten seconds. */
    private static final Duration PATIENCE = Duration.ofMinutes(1);

    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static HubClient hub;

    @BeforeAll
    static void find(Ports ports) {
        hub = new HubClient(ports);
        assertThat(hub.apply("identitas.yaml", """
                        format: simpul/1
                        agency:
                          code: identitas
                          name: Dinas Identitas
                          memberClass: GOV
                          contact: {name: A, email: a@b.example, phone: 0800-0000-0000}
                        applications:
                          - {code: tandatangan, name: Menandatangani}
                          - {code: dicabut, name: Dicabut}
                        """).statusCode()).isEqualTo(200);
    }

    private static HttpResponse<String> get(String path, String... headers) throws Exception {
        HttpRequest.Builder request = HttpRequest.newBuilder(hub.gateway(path));
        return HTTP.send((headers.length == 0 ? request : request.headers(headers)).build(), BodyHandlers.ofString());
    }

    private static HttpResponse<String> post(String path, String form) throws Exception {
        return HTTP.send(
                HttpRequest.newBuilder(hub.gateway(path))
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(BodyPublishers.ofString(form))
                        .build(),
                BodyHandlers.ofString());
    }

    private static String code(HttpResponse<String> answer) {
        return answer.statusCode() + " " + json(answer).path("code").asString("");
    }

    private static JsonNode json(HttpResponse<String> answer) {
        return HubClient.JSON.readTree(answer.body());
    }

    private static HttpResponse<String> admin(String method, String path, String body) {
        return hub.admin(method, "/clients/" + path, body, "Content-Type", "application/json");
    }

    @Test
    void anOldApplicationCallsWithItsKeyAndNothingBesideIt() throws Exception {
        assertThat(get(OFFICERS, "X-Api-Key", "absensi-demo").statusCode()).isEqualTo(200);
        assertThat(code(get(OFFICERS, "X-Api-Key", "absensi-dem0"))).isEqualTo("401 kunci-api-tidak-sah");
        String bearer = "Bearer " + hub.token("absensi");
        assertThat(code(get(OFFICERS, "X-Api-Key", "absensi-demo", "Authorization", bearer)))
                .isEqualTo("401 kredensial-ganda");
        assertThat(code(get(OFFICERS, "Authorization", bearer, "Authorization", bearer)))
                .isEqualTo("401 kredensial-ganda");
        assertThat(get(OFFICERS, "Authorization", bearer).statusCode()).isEqualTo(200);
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(json(admin("GET", "absensi/api-keys", ""))
                                .path(0)
                                .path("lastUsedAt")
                                .isNull())
                        .isFalse());
    }

    @Test
    void anApplicationSignsItsRequestForAToken() throws Exception {
        JsonNode metadata = json(get("/.well-known/oauth-authorization-server"));
        RSAKey key = new RSAKeyGenerator(2048).keyID("2026-11").generate();
        assertThat(code(admin("PUT", "tandatangan/keys", "{\"keys\":[" + key.toJSONString() + "]}")))
                .isEqualTo("400 isi-tidak-sah");
        assertThat(admin(
                                "PUT",
                                "tandatangan/keys",
                                "{\"keys\":[" + key.toPublicJWK().toJSONString() + "]}")
                        .statusCode())
                .isEqualTo(200);

        String form = "grant_type=client_credentials&client_assertion_type="
                + URLEncoder.encode("urn:ietf:params:oauth:client-assertion-type:jwt-bearer", StandardCharsets.UTF_8)
                + "&client_assertion="
                + signed(key, metadata.path("token_endpoint").asString());
        HttpResponse<String> answer = post("/oauth2/token", form);

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        String token = json(answer).path("access_token").asString();
        assertThat(code(get(OFFICERS, "Authorization", "Bearer " + token))).isEqualTo("403 perjanjian-tidak-ada");
        assertThat(post("/oauth2/token", form).statusCode()).isEqualTo(401);
    }

    private static String signed(RSAKey key, String audience) throws Exception {
        SignedJWT assertion = new SignedJWT(
                new JWSHeader.Builder(JWSAlgorithm.RS256).keyID(key.getKeyID()).build(),
                new JWTClaimsSet.Builder()
                        .issuer("tandatangan")
                        .subject("tandatangan")
                        .audience(audience)
                        .expirationTime(Date.from(Instant.now().plusSeconds(60)))
                        .jwtID(UUID.randomUUID().toString())
                        .build());
        assertion.sign(new RSASSASigner(key));
        return assertion.serialize();
    }

    @Test
    void aRevokedClientIsOutWithWhateverItHolds() throws Exception {
        await().atMost(PATIENCE)
                .untilAsserted(
                        () -> assertThat(hub.askToken("dicabut", "dicabut-demo").statusCode())
                                .isEqualTo(200));
        String token = hub.token("dicabut");
        JsonNode key = json(admin("POST", "dicabut/api-keys", "{\"label\":\"mesin\",\"days\":1}"));
        String value = key.path("secret").asString();
        assertThat(code(get(OFFICERS, "Authorization", "Bearer " + token))).isEqualTo("403 perjanjian-tidak-ada");
        assertThat(code(get(OFFICERS, "X-Api-Key", value))).isEqualTo("403 perjanjian-tidak-ada");

        assertThat(admin("POST", "dicabut/revocation", "{\"reason\":\"bocor di forum\"}")
                        .statusCode())
                .isEqualTo(204);

        assertThat(code(get(OFFICERS, "Authorization", "Bearer " + token))).isEqualTo("401 klien-dicabut");
        assertThat(code(get(OFFICERS, "X-Api-Key", value))).isEqualTo("401 klien-dicabut");
        assertThat(hub.askToken("dicabut", "dicabut-demo").statusCode()).isEqualTo(401);
        assertThat(admin("DELETE", "dicabut/revocation", "").statusCode()).isEqualTo(204);
        assertThat(hub.askToken("dicabut", "dicabut-demo").statusCode()).isEqualTo(200);
        assertThat(admin("GET", "dicabut/api-keys", "").body())
                .doesNotContain(value)
                .contains(value.substring(0, 13));
    }

    @Test
    void discoveryNamesWhatThereIs() throws Exception {
        JsonNode metadata = json(get("/.well-known/oauth-authorization-server"));

        String keys = URI.create(metadata.path("jwks_uri").asString()).getPath();
        assertThat(json(get(keys)).path("keys").size()).isPositive();
        for (String each : new String[] {"token_endpoint", "introspection_endpoint", "revocation_endpoint"}) {
            String path = URI.create(metadata.path(each).asString()).getPath();
            assertThat(post(path, "grant_type=client_credentials").statusCode())
                    .as(each)
                    .isEqualTo(401);
        }
        assertThat(get("/.well-known/openid-configuration").statusCode()).isEqualTo(404);
    }

    @Test
    void theAdminApiRefusesNonsense() {
        for (Map.Entry<String, String> each : Map.of(
                        "dicabut/api-keys {\"days\":0}", "400 permintaan-tidak-sah",
                        "dicabut/api-keys {\"days\":\"lama\"}", "400 isi-tidak-sah",
                        "dicabut/api-keys [", "400 isi-tidak-sah",
                        "hantu/api-keys {}", "404 halaman-tidak-ada",
                        "hantu/secrets {}", "404 halaman-tidak-ada",
                        "dicabut/revocation {\"reason\":\"x\"}", "400 permintaan-tidak-sah",
                        "hantu/revocation {\"reason\":\"bocor\"}", "404 halaman-tidak-ada")
                .entrySet()) {
            String[] request = each.getKey().split(" ", 2);
            assertThat(code(admin("POST", request[0], request[1])))
                    .as(each.getKey())
                    .isEqualTo(each.getValue());
        }
        assertThat(code(admin("PUT", "dicabut/keys", "{}"))).isEqualTo("400 isi-tidak-sah");
        assertThat(code(admin("PUT", "hantu/keys", "{\"keys\":[]}"))).isEqualTo("404 halaman-tidak-ada");
        assertThat(code(admin("DELETE", "dicabut/secrets/999999", ""))).isEqualTo("404 halaman-tidak-ada");
    }
}
