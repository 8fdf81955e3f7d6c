package id.simpul.hub.event;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import id.simpul.hub.event.WebhookSigner.Secrets;
import id.simpul.hub.keys.KeyRing;
import id.simpul.hub.store.Database;
import id.simpul.hub.store.Home;
import id.simpul.hub.store.Schema;
import id.simpul.hub.store.TestPostgres;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Objects;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Secrets by generation, as two nodes with the same keys see them. */
class WebhookSignerIT {
    private static final byte[] BODY = "{}".getBytes(UTF_8);

    @TempDir
    private Path home;

    private final DataSource dataSource = TestPostgres.fresh();
    private final HandClock clock = new HandClock();

    @BeforeEach
    void migrate() {
        Database database = new Database(dataSource, List.of(new Schema("event")));
        database.start();
        database.ready().join();
    }

    private WebhookSigner node() {
        return new WebhookSigner(new KeyRing(new Home(home), clock, ""), new Endpoints(dataSource, clock), clock);
    }

    private String signatures(WebhookSigner signer) {
        return Objects.requireNonNull(signer.headers("dengar", "semua", "msg_1", clock.instant(), BODY)
                .get("webhook-signature"));
    }

    /** As the specification says it: base64 of the HMAC over id, time and body by the bytes behind {@code whsec_}. */
    private String expected(String secret) throws GeneralSecurityException {
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(Base64.getDecoder().decode(secret.substring("whsec_".length())), "HmacSHA256"));
        String signed = "msg_1." + clock.instant().getEpochSecond() + ".{}";
        return "v1," + Base64.getEncoder().encodeToString(mac.doFinal(signed.getBytes(UTF_8)));
    }

    @Test
    void bothSecretsSignForADayAfterARotation() throws GeneralSecurityException {
        WebhookSigner signer = node();
        Secrets first = signer.secrets("dengar", "semua");
        assertThat(first.previous()).isNull();
        assertThat(signatures(signer)).isEqualTo(expected(first.secret()));

        Secrets second = signer.rotate("dengar", "semua", "operator", "rahasia bocor");

        assertThat(second.secret()).isNotEqualTo(first.secret());
        assertThat(second.previous()).isEqualTo(first.secret());
        assertThat(second.previousUntil()).isEqualTo(clock.instant().plus(Duration.ofHours(24)));
        assertThat(signatures(signer)).isEqualTo(expected(second.secret()) + " " + expected(first.secret()));

        clock.forward(Duration.ofHours(24));
        assertThat(signatures(signer)).isEqualTo(expected(second.secret()));
        assertThat(signer.secrets("dengar", "semua")).isEqualTo(new Secrets(second.secret(), null, null));
        assertThat(second.toString()).doesNotContain("whsec_");
    }

    @Test
    void atMostTwoSecretsSign() throws GeneralSecurityException {
        WebhookSigner signer = node();
        Secrets first = signer.secrets("dengar", "semua");
        signer.rotate("dengar", "semua", "operator", "rahasia bocor");
        Secrets third = signer.rotate("dengar", "semua", "operator", "rahasia bocor");

        assertThat(signatures(signer)).contains(expected(third.secret())).doesNotContain(expected(first.secret()));
        assertThat(signatures(signer).split(" ")).hasSize(2);
    }

    @Test
    void anotherSubscriptionKeepsItsSecret() {
        WebhookSigner signer = node();
        Secrets other = signer.secrets("dengar", "khusus");
        signer.rotate("dengar", "semua", "operator", "rahasia bocor");

        assertThat(signer.secrets("dengar", "khusus")).isEqualTo(other);
    }

    @Test
    void theOtherNodeSignsWithBothWithinSeconds() {
        WebhookSigner signer = node();
        WebhookSigner other = node();
        assertThat(signatures(other)).isEqualTo(signatures(signer));

        signer.rotate("dengar", "semua", "operator", "rahasia bocor");
        clock.forward(Duration.ofSeconds(5));

        assertThat(signatures(other)).isEqualTo(signatures(signer)).contains(" ");
    }

    @Test
    void aSignatureOfAnotherTextOrSecretDoesNotCount() throws GeneralSecurityException {
        WebhookSigner signer = node();
        String text = "msg_1." + clock.instant().getEpochSecond() + ".{}";
        String good = expected(signer.secrets("dengar", "semua").secret());

        assertThat(signer.signed("dengar", "semua", text, good)).isTrue();
        assertThat(signer.signed("dengar", "semua", text, "v1,AAAA " + good)).isTrue();
        assertThat(signer.signed("dengar", "semua", text + "x", good)).isFalse();
        assertThat(signer.signed("dengar", "khusus", text, good)).isFalse();
        assertThat(signer.signed("dengar", "semua", text, "")).isFalse();
    }
}
