package id.simpul.gateway.admin;

import id.simpul.hub.event.Restoration;
import id.simpul.hub.message.Fault;
import id.simpul.hub.message.FaultCode;
import id.simpul.hub.message.FaultException;
import java.security.Principal;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Brings back what the balance of a subscription misses. */
@RestController
@RequestMapping(AdminSecurity.ROOT + "/balance")
class BalanceAdmin {
    private static final int SHORTEST_REASON = 5;

    private final Restoration restoration;

    BalanceAdmin(Restoration restoration) {
        this.restoration = restoration;
    }

    /** Why it is brought back. */
    record Order(@Nullable String reason) {}

    /** How many numbers were brought back. */
    record Restored(int restored) {}

    @PostMapping("/{application}/{subscription}/restore")
    Restored restore(
            @PathVariable String application,
            @PathVariable String subscription,
            @RequestBody Order order,
            Principal who)
            throws FaultException {
        String reason = order.reason() == null ? "" : order.reason().strip();
        if (reason.length() < SHORTEST_REASON) {
            throw new FaultException(Fault.caller(
                    FaultCode.PERMINTAAN_TIDAK_SAH,
                    "reason: " + reason.length() + " characters (expected: at least " + SHORTEST_REASON + ")"));
        }
        return new Restored(restoration.all(application, subscription, who.getName(), reason));
    }
}
