package id.simpul.gateway.admin;

import id.simpul.gateway.identity.CredentialDesk;
import id.simpul.gateway.identity.CredentialDesk.Issued;
import id.simpul.gateway.identity.CredentialDesk.Shown;
import id.simpul.hub.message.Fault;
import id.simpul.hub.message.FaultCode;
import id.simpul.hub.message.FaultException;
import java.security.Principal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** How applications sign in: secrets and API keys, each shown once; and shutting an application out. */
@RestController
@RequestMapping(AdminSecurity.ROOT + "/clients/{application}")
class ClientAdmin {
    private static final int DAYS = 365;
    private static final int MOST_DAYS = 730;
    private static final int LONGEST_LABEL = 100;
    private static final int SHORTEST_REASON = 5;
    private static final int LONGEST_REASON = 500;

    private final CredentialDesk desk;

    ClientAdmin(CredentialDesk desk) {
        this.desk = desk;
    }

    /** What a new credential is called, and for how many days it is valid. */
    record Wish(@Nullable String label, @Nullable Integer days) {}

    /** Why an application is shut out. */
    record Order(@Nullable String reason) {}

    /** A credential at its making. */
    record Made(long id, String secret, Instant expiresAt) {
        /** Leaves the secret out. */
        @Override
        public String toString() {
            return "Made[" + id + "]";
        }
    }

    @GetMapping("/secrets")
    List<Shown> secrets(@PathVariable String application) throws FaultException {
        return desk.secrets(application);
    }

    @PostMapping("/secrets")
    ResponseEntity<Made> newSecret(@PathVariable String application, @RequestBody Wish wish, Principal who)
            throws FaultException {
        return made(desk.newSecret(application, label(wish), lifetime(wish), who.getName()));
    }

    @DeleteMapping("/secrets/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void revokeSecret(@PathVariable String application, @PathVariable long id, Principal who) throws FaultException {
        desk.revokeSecret(application, id, who.getName());
    }

    @GetMapping("/api-keys")
    List<Shown> apiKeys(@PathVariable String application) throws FaultException {
        return desk.apiKeys(application);
    }

    @PostMapping("/api-keys")
    ResponseEntity<Made> newApiKey(@PathVariable String application, @RequestBody Wish wish, Principal who)
            throws FaultException {
        return made(desk.newApiKey(application, label(wish), lifetime(wish), who.getName()));
    }

    @DeleteMapping("/api-keys/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void revokeApiKey(@PathVariable String application, @PathVariable long id, Principal who) throws FaultException {
        desk.revokeApiKey(application, id, who.getName());
    }

    @PostMapping("/revocation")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void revoke(@PathVariable String application, @RequestBody Order order, Principal who) throws FaultException {
        desk.revokeClient(application, reason(order.reason()), who.getName());
    }

    @DeleteMapping("/revocation")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void restore(@PathVariable String application, Principal who) throws FaultException {
        desk.restoreClient(application, who.getName());
    }

    private static ResponseEntity<Made> made(Issued issued) {
        return ResponseEntity.status(HttpStatus.CREATED)
                .header("Cache-Control", "no-store")
                .body(new Made(issued.id(), issued.value(), issued.expiresAt()));
    }

    private static String label(Wish wish) throws FaultException {
        String label = wish.label() == null ? "" : wish.label().strip();
        if (label.length() > LONGEST_LABEL) {
            throw wrong("label", label.length() + " characters", "at most " + LONGEST_LABEL);
        }
        return label;
    }

    private static Duration lifetime(Wish wish) throws FaultException {
        int days = wish.days() == null ? DAYS : wish.days();
        if (days < 1 || days > MOST_DAYS) {
            throw wrong("days", String.valueOf(days), "1 to " + MOST_DAYS);
        }
        return Duration.ofDays(days);
    }

    /** The reason that a person gave. */
    static String reason(@Nullable String given) throws FaultException {
        String reason = given == null ? "" : given.strip();
        if (reason.length() < SHORTEST_REASON || reason.length() > LONGEST_REASON) {
            throw wrong("reason", reason.length() + " characters", SHORTEST_REASON + " to " + LONGEST_REASON);
        }
        return reason;
    }

    private static FaultException wrong(String name, String found, String expected) {
        return new FaultException(
                Fault.caller(FaultCode.PERMINTAAN_TIDAK_SAH, name + ": " + found + " (expected: " + expected + ")"));
    }
}
