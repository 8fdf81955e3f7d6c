package id.simpul.gateway.identity;

import static org.assertj.core.api.Assertions.assertThat;

import id.simpul.hub.keys.Purpose;
import id.simpul.hub.keys.SigningKey;
import id.simpul.hub.message.FaultCode;
import id.simpul.hub.policy.Identity.Decision;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A signing key is published before it signs, and verifies until its last token has run out. */
class TokenKeysTest {
    private Door door;
    private String first;

    @BeforeEach
    void open(@TempDir Path home) {
        door = new Door(home);
        door.clients.reload();
        first = signing();
        door.clock.advance(Duration.ofHours(1));
    }

    private String signing() {
        SigningKey key = door.tokenKeys.signing();
        return key == null ? "none" : key.keyId();
    }

    private List<String> verifying() {
        return door.tokenKeys.verifying().stream().map(SigningKey::keyId).toList();
    }

    @Test
    void aNewKeyIsPublishedBeforeItSigns() {
        door.keys.rotate(Purpose.TOKEN_SIGNING);

        assertThat(verifying()).hasSize(2).contains(first);
        assertThat(signing()).isEqualTo(first);
        assertThat(new String(door.endpoint.jwks().body(), StandardCharsets.UTF_8))
                .contains(verifying().getFirst(), first);
        door.clock.advance(TokenKeys.LEAD);
        assertThat(signing()).isEqualTo(verifying().getFirst()).isNotEqualTo(first);
    }

    @Test
    void theOldKeyVerifiesItsLastTokenAndThenNoMore() {
        door.keys.rotate(Purpose.TOKEN_SIGNING);
        door.clock.advance(TokenKeys.LEAD.minusSeconds(1));
        String last = door.token("simpeg");

        door.clock.advance(TokenIssuer.LIFETIME);
        assertThat(door.verifier.verify(last)).isInstanceOf(Decision.Known.class);
        door.clock.advance(Duration.ofMinutes(2));
        assertThat(verifying()).hasSize(1).doesNotContain(first);
        assertThat(new String(door.endpoint.jwks().body(), StandardCharsets.UTF_8))
                .doesNotContain(first);
    }

    @Test
    void twoChangesInARowKeepTheKeyThatSigns() {
        door.keys.rotate(Purpose.TOKEN_SIGNING);
        door.clock.advance(Duration.ofMinutes(1));
        door.keys.rotate(Purpose.TOKEN_SIGNING);

        assertThat(signing()).isEqualTo(first);
        assertThat(verifying()).hasSize(3);
    }

    @Test
    void aWithdrawnKeyIsWorthNothingAtOnce() {
        String token = door.token("simpeg");
        door.keys.rotate(Purpose.TOKEN_SIGNING);
        door.withdrawnKeys = Set.of(first);
        door.renewal.renew();

        assertThat(signing()).isNotEqualTo(first).isEqualTo(verifying().getFirst());
        assertThat(door.verifier.verify(token))
                .isInstanceOfSatisfying(
                        Decision.Refused.class,
                        refused -> assertThat(refused.fault().code()).isEqualTo(FaultCode.TOKEN_TIDAK_SAH));
        assertThat(door.verifier.verify(door.token("simpeg"))).isInstanceOf(Decision.Known.class);
    }

    @Test
    void aNodeThatDoesNotHaveTheNewKeyYetSaysSo() {
        door.withdrawnKeys = Set.of(first);
        door.renewal.renew();

        assertThat(door.ask("simpeg", "simpeg-demo", "grant_type=client_credentials", "10.0.0.1")
                        .status())
                .isEqualTo(503);
    }
}
