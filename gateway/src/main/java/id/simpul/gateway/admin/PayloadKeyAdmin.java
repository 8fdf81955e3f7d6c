package id.simpul.gateway.admin;

import id.simpul.hub.keys.KeyScope;
import id.simpul.hub.keys.PayloadKeys;
import id.simpul.hub.message.Fault;
import id.simpul.hub.message.FaultCode;
import id.simpul.hub.message.FaultException;
import java.security.Principal;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** The keys that seal the data of events, by class and month, and their destruction: what they sealed is erased. */
@RestController
@RequestMapping(AdminSecurity.ROOT + "/payload-keys")
class PayloadKeyAdmin {
    private final PayloadKeys keys;

    PayloadKeyAdmin(PayloadKeys keys) {
        this.keys = keys;
    }

    /**
     * Why data is erased.
     *
     * @param confirm the scope once more, because there is no way back
     */
    record Order(@Nullable String reason, @Nullable String confirm) {}

    @GetMapping
    List<PayloadKeys.Held> keys() {
        return keys.held();
    }

    /** Answers 409 while the scope is in use, 404 where it has no key. */
    @PostMapping("/{class}/{month}/destroy")
    List<PayloadKeys.Held> destroy(
            @PathVariable("class") String name, @PathVariable String month, @RequestBody Order order, Principal who)
            throws FaultException {
        KeyScope scope = scope(name, month);
        String reason = ClientAdmin.reason(order.reason());
        if (!scope.toString().equals(order.confirm())) {
            throw refused(
                    FaultCode.PERMINTAAN_TIDAK_SAH, "confirm: another scope (expected: " + scope + ", to be erased)");
        }
        if (keys.inUse(scope)) {
            throw refused(
                    FaultCode.KUNCI_MASIH_DIPAKAI,
                    "month: " + scope.month() + " (expected: before the previous month)");
        }
        List<PayloadKeys.Held> destroyed = keys.destroy(scope, who.getName(), reason);
        if (destroyed.isEmpty()) {
            throw refused(FaultCode.HALAMAN_TIDAK_ADA, "scope: " + scope + " (expected: one that has a key)");
        }
        return destroyed;
    }

    private static KeyScope scope(String name, String month) throws FaultException {
        try {
            return KeyScope.parse(name, month);
        } catch (IllegalArgumentException malformed) {
            throw refused(FaultCode.PERMINTAAN_TIDAK_SAH, String.valueOf(malformed.getMessage()));
        }
    }

    private static FaultException refused(FaultCode code, String detail) {
        return new FaultException(Fault.caller(code, detail));
    }
}
