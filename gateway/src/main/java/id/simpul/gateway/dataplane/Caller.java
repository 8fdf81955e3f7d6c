package id.simpul.gateway.dataplane;

import id.simpul.hub.connector.Intake;
import id.simpul.hub.message.Fault;
import id.simpul.hub.message.FaultCode;
import id.simpul.hub.message.FaultException;
import id.simpul.hub.policy.Client;
import id.simpul.hub.policy.Identity;
import java.time.Duration;
import org.springframework.stereotype.Component;

/** Which application a request to one of the hub's own doors comes from. Asked on a virtual thread. */
@Component
class Caller {
    private static final Duration RETRY = Duration.ofSeconds(2);

    private final Identity identity;

    Caller(Identity identity) {
        this.identity = identity;
    }

    /**
     * The application that the request's credential proves.
     *
     * @throws FaultException where it proves none
     */
    Client of(Intake.Request request) throws FaultException {
        Identity.Decision decision = identity.check(request.headers(), request.clientAddress());
        if (decision == null) {
            identity.verify(request.headers());
            decision = identity.check(request.headers(), request.clientAddress());
        }
        return switch (decision) {
            case null ->
                throw new FaultException(
                        Fault.busy(FaultCode.HUB_SIBUK, "The token could not be verified now.", RETRY));
            case Identity.Decision.Refused(Fault fault) -> throw new FaultException(fault);
            case Identity.Decision.Known(Client client) -> client;
        };
    }
}
