package id.simpul.hub.event;

import static java.nio.charset.StandardCharsets.UTF_8;

import id.simpul.hub.keys.KeyRing;
import id.simpul.hub.keys.Purpose;
import java.security.InvalidKeyException;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.Base64;
import java.util.Map;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.springframework.stereotype.Component;

/** Signs what is delivered (Standard Webhooks 1.0.0, symmetric signatures), with a secret for each subscription. */
@Component
public class WebhookSigner {
    private static final String ALGORITHM = "HmacSHA256";

    private final KeyRing keys;

    WebhookSigner(KeyRing keys) {
        this.keys = keys;
    }

    /** The subscription's secret, {@code whsec_<base64 of 32 bytes>}: only its owner may see it. */
    public String secret(String application, String subscription) {
        return "whsec_" + Base64.getEncoder().encodeToString(bytes(application, subscription));
    }

    private byte[] bytes(String application, String subscription) {
        return keys.hmac(Purpose.WEBHOOK, application.getBytes(UTF_8), new byte[] {'/'}, subscription.getBytes(UTF_8));
    }

    /** The three headers of a signed delivery. */
    Map<String, String> headers(String application, String subscription, String id, Instant now, byte[] body) {
        String timestamp = Long.toString(now.getEpochSecond());
        Mac mac = mac(bytes(application, subscription));
        mac.update((id + "." + timestamp + ".").getBytes(UTF_8));
        return Map.of(
                "webhook-id", id,
                "webhook-timestamp", timestamp,
                "webhook-signature", "v1," + Base64.getEncoder().encodeToString(mac.doFinal(body)));
    }

    private static Mac mac(byte[] secret) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(secret, ALGORITHM));
            return mac;
        } catch (NoSuchAlgorithmException | InvalidKeyException impossible) {
            throw new IllegalStateException(ALGORITHM + ": absent (expected: in every JDK)", impossible);
        }
    }
}
