package id.simpul.gateway.admin;

import id.simpul.gateway.identity.KeyRotation;
import id.simpul.hub.message.FaultException;
import java.security.Principal;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** The keys that sign tokens: which there are, and a new one. */
@RestController
@RequestMapping(AdminSecurity.ROOT + "/token-keys")
class TokenKeyAdmin {
    private final KeyRotation rotation;

    TokenKeyAdmin(KeyRotation rotation) {
        this.rotation = rotation;
    }

    /**
     * Why the key is changed.
     *
     * @param compromised whether somebody else may know it: then its tokens are worth nothing from now on
     */
    record Order(@Nullable String reason, @Nullable Boolean compromised) {}

    @GetMapping
    List<KeyRotation.Held> keys() {
        return rotation.held();
    }

    @PostMapping("/rotate")
    List<KeyRotation.Held> rotate(@RequestBody Order order, Principal who) throws FaultException {
        rotation.rotate(who.getName(), ClientAdmin.reason(order.reason()), Boolean.TRUE.equals(order.compromised()));
        return rotation.held();
    }
}
