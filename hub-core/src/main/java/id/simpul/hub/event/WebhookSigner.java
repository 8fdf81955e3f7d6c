package id.simpul.hub.event;

import static java.nio.charset.StandardCharsets.UTF_8;

import id.simpul.hub.keys.KeyRing;
import id.simpul.hub.keys.Purpose;
import java.security.InvalidKeyException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Signs what is delivered (Standard Webhooks 1.0.0, symmetric signatures), with a secret for each subscription. It is derived
 * from the hub's key and its generation, so that none is stored. For 24 hours after a rotation both the new and the previous
 * one sign.
 */
@Component
public class WebhookSigner {
    private static final Logger LOG = LoggerFactory.getLogger(WebhookSigner.class);
    private static final String ALGORITHM = "HmacSHA256";
    private static final String VERSION = "v1,";

    private final KeyRing keys;
    private final Endpoints endpoints;
    private final Clock clock;

    WebhookSigner(KeyRing keys, Endpoints endpoints, Clock clock) {
        this.keys = keys;
        this.endpoints = endpoints;
        this.clock = clock;
    }

    /**
     * A subscription's secrets, each {@code whsec_<base64 of 32 bytes>}: only its owner may see them.
     *
     * @param previous the one before, while it still signs
     */
    public record Secrets(
            String secret,
            @Nullable String previous,
            @Nullable Instant previousUntil) {
        /** Leaves them out. */
        @Override
        public String toString() {
            return "Secrets[" + previousUntil + "]";
        }
    }

    public Secrets secrets(String application, String subscription) {
        List<byte[]> valid = valid(application, subscription);
        return new Secrets(
                shown(valid.getFirst()),
                valid.size() == 1 ? null : shown(valid.getLast()),
                endpoints.of(application, subscription).previousUntil(clock.instant()));
    }

    private static String shown(byte[] secret) {
        return "whsec_" + Base64.getEncoder().encodeToString(secret);
    }

    /** Makes the next secret; the one that it follows signs for 24 hours more, any earlier one no longer. */
    public Secrets rotate(String application, String subscription, String who, String reason) {
        endpoints.rotate(application, subscription, who, reason);
        LOG.info("{} changed the secret of {}/{}: {}", who, application, subscription, reason);
        return secrets(application, subscription);
    }

    /** The newest first. */
    private List<byte[]> valid(String application, String subscription) {
        Endpoint endpoint = endpoints.of(application, subscription);
        int newest = endpoint.generation();
        boolean both = endpoint.previousUntil(clock.instant()) != null;
        return (both ? Stream.of(newest, newest - 1) : Stream.of(newest))
                .map(each -> derived(application, subscription, each))
                .toList();
    }

    private byte[] derived(String application, String subscription, int generation) {
        String name = application + "/" + subscription + (generation == 0 ? "" : "/" + generation);
        return keys.hmac(Purpose.WEBHOOK, name.getBytes(UTF_8));
    }

    /** The three headers of a signed delivery, with a signature by each valid secret. */
    Map<String, String> headers(String application, String subscription, String id, Instant now, byte[] body) {
        String timestamp = Long.toString(now.getEpochSecond());
        byte[] head = (id + "." + timestamp + ".").getBytes(UTF_8);
        String signatures = valid(application, subscription).stream()
                .map(secret -> signature(secret, head, body))
                .collect(Collectors.joining(" "));
        return Map.of("webhook-id", id, "webhook-timestamp", timestamp, "webhook-signature", signatures);
    }

    /** Whether one of {@code signatures}, space separated, is {@code v1,<base64 HMAC-SHA256 of text>} by a valid secret. */
    boolean signed(String application, String subscription, String text, String signatures) {
        List<byte[]> expected = valid(application, subscription).stream()
                .map(secret -> signature(secret, text.getBytes(UTF_8)).getBytes(UTF_8))
                .toList();
        return Stream.of(signatures.split(" "))
                .map(each -> each.getBytes(UTF_8))
                .anyMatch(each -> expected.stream().anyMatch(one -> MessageDigest.isEqual(one, each)));
    }

    private static String signature(byte[] secret, byte[]... parts) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(secret, ALGORITHM));
            for (byte[] each : parts) {
                mac.update(each);
            }
            return VERSION + Base64.getEncoder().encodeToString(mac.doFinal());
        } catch (NoSuchAlgorithmException | InvalidKeyException impossible) {
            throw new IllegalStateException(ALGORITHM + ": absent (expected: in every JDK)", impossible);
        }
    }
}
