package id.simpul.gateway.admin;

import id.simpul.hub.event.EndpointVerification;
import id.simpul.hub.event.WebhookSigner;
import id.simpul.hub.message.FaultException;
import java.security.Principal;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Where a subscription is pushed to: whether the address proved itself, and the secrets that sign. */
@RestController
@RequestMapping(AdminSecurity.ROOT + "/subscriptions/{application}/{subscription}")
class SubscriptionAdmin {
    private final EndpointVerification verification;
    private final WebhookSigner signer;

    SubscriptionAdmin(EndpointVerification verification, WebhookSigner signer) {
        this.verification = verification;
        this.signer = signer;
    }

    /** Why a secret is changed. */
    record Order(@Nullable String reason) {}

    @GetMapping
    EndpointVerification.State state(@PathVariable String application, @PathVariable String subscription)
            throws FaultException {
        return verification.state(application, subscription);
    }

    /** Challenges the address now; how it went is in the answer. */
    @PostMapping("/verify")
    EndpointVerification.State verify(@PathVariable String application, @PathVariable String subscription)
            throws FaultException {
        return verification.verify(application, subscription);
    }

    /** The secret by which a subscriber verifies signatures (Standard Webhooks), and the one before while it signs. */
    @GetMapping("/secret")
    ResponseEntity<WebhookSigner.Secrets> secret(@PathVariable String application, @PathVariable String subscription)
            throws FaultException {
        verification.state(application, subscription);
        return shown(signer.secrets(application, subscription));
    }

    @PostMapping("/secret/rotate")
    ResponseEntity<WebhookSigner.Secrets> rotate(
            @PathVariable String application,
            @PathVariable String subscription,
            @RequestBody Order order,
            Principal who)
            throws FaultException {
        verification.state(application, subscription);
        String reason = ClientAdmin.reason(order.reason());
        return shown(signer.rotate(application, subscription, who.getName(), reason));
    }

    private static ResponseEntity<WebhookSigner.Secrets> shown(WebhookSigner.Secrets secrets) {
        return ResponseEntity.ok().header("Cache-Control", "no-store").body(secrets);
    }
}
