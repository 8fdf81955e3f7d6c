package id.simpul.gateway.identity;

import id.simpul.hub.keys.KeyRing;
import id.simpul.hub.keys.Purpose;
import id.simpul.hub.keys.SigningKey;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Changes the key that signs tokens: by a schedule, or because a person says so. */
@Component
public class KeyRotation {
    private static final Logger LOG = LoggerFactory.getLogger(KeyRotation.class);

    private final KeyRing keys;
    private final TokenKeys tokenKeys;
    private final JdbcClient jdbc;
    private final CredentialRenewal renewal;
    private final Clock clock;
    private final Duration period;

    KeyRotation(
            KeyRing keys,
            TokenKeys tokenKeys,
            JdbcClient jdbc,
            CredentialRenewal renewal,
            Clock clock,
            @Value("${simpul.token-key-days:30}") int days) {
        this.keys = keys;
        this.tokenKeys = tokenKeys;
        this.jdbc = jdbc;
        this.renewal = renewal;
        this.clock = clock;
        if (days < 0) {
            throw new IllegalArgumentException("SIMPUL_TOKEN_KEY_DAYS: " + days + " (expected: 0 or more)");
        }
        this.period = Duration.ofDays(days);
    }

    /**
     * One key of the published set.
     *
     * @param state {@code next} (published, not signing yet), {@code signing}, or {@code retiring} (verifies only)
     */
    public record Held(String kid, Instant createdAt, String state) {}

    /** The keys whose signatures hold, the newest first. */
    public List<Held> held() {
        SigningKey signing = tokenKeys.signing();
        List<Held> held = new ArrayList<>();
        String state = "next";
        for (SigningKey each : tokenKeys.verifying()) {
            boolean signs = signing != null && signing.keyId().equals(each.keyId());
            held.add(new Held(each.keyId(), each.createdAt(), signs ? "signing" : state));
            state = signs ? "retiring" : state;
        }
        return held;
    }

    /**
     * Makes a new key. With {@code compromised} nothing that an older one signed holds any more, from now on: every
     * application has to get a new token.
     */
    public void rotate(String who, String reason, boolean compromised) {
        List<SigningKey> before = tokenKeys.verifying();
        keys.rotate(Purpose.TOKEN_SIGNING);
        jdbc.sql("update identity.key_rotation set rotated_at = :now")
                .param("now", Timestamp.from(clock.instant()))
                .update();
        if (compromised) {
            before.forEach(each -> withdraw(each.keyId(), who, reason));
            renewal.renew();
        }
        LOG.info("token signing key changed by {}{}: {}", who, compromised ? ", old ones withdrawn" : "", reason);
    }

    private void withdraw(String kid, String who, String reason) {
        jdbc.sql("""
                        insert into identity.withdrawn_key (id, withdrawn_at, withdrawn_by, reason)
                        values (:id, :now, :who, :reason) on conflict do nothing""")
                .param("id", kid)
                .param("now", Timestamp.from(clock.instant()))
                .param("who", who)
                .param("reason", reason)
                .update();
    }

    /** Makes a new key where the schedule asks for one. Of several nodes, one does. */
    void rotateWhereDue() {
        if (period.isZero()) {
            return;
        }
        Instant now = clock.instant();
        int won = jdbc.sql("update identity.key_rotation set rotated_at = :now where rotated_at <= :due")
                .param("now", Timestamp.from(now))
                .param("due", Timestamp.from(now.minus(period)))
                .update();
        if (won > 0) {
            keys.rotate(Purpose.TOKEN_SIGNING);
            LOG.info("token signing key changed by the schedule, every {} days", period.toDays());
        }
    }
}
