package id.simpul.hub.event;

import id.simpul.hub.message.CallId;
import id.simpul.hub.message.Event;
import id.simpul.hub.message.Fault;
import id.simpul.hub.message.FaultCode;
import id.simpul.hub.message.FaultException;
import id.simpul.hub.registry.Application.EventType;
import id.simpul.hub.registry.RouteTable;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import org.springframework.stereotype.Component;

/** What is checked of an event at the door. */
@Component
class Acceptance {
    private static final Duration RETRY = Duration.ofSeconds(2);

    private final EventTable table;
    private final TypeContract contract;
    private final EventIds ids;
    private final KnownEvents known;
    private final Clock clock;

    Acceptance(EventTable table, TypeContract contract, EventIds ids, KnownEvents known, Clock clock) {
        this.table = table;
        this.contract = contract;
        this.ids = ids;
        this.known = known;
        this.clock = clock;
    }

    /**
     * What the hub answers for once the log has it.
     *
     * @throws FaultException where it may not come in: a wrong attribute, another's type, data against the type's schema, or
     *     other contents under a name that is known
     */
    AcceptedEvent checked(CallId call, String publisher, Event event, String traceId) throws FaultException {
        RouteTable registry = table.table();
        if (registry == null) {
            throw new FaultException(Fault.busy(FaultCode.RUTE_TIDAK_SIAP, "No registry is loaded yet.", RETRY));
        }
        String violation = Attributes.violation(event);
        if (violation != null) {
            throw new FaultException(EventFault.of(FaultCode.PERISTIWA_TIDAK_SAH, violation));
        }
        EventTable.Published published = contract.check(publisher, event, today(registry));
        EventType type = published.type();
        AcceptedEvent accepted = new AcceptedEvent(
                EventIds.of(publisher, event),
                call,
                publisher,
                published.owner(),
                event,
                ids.digest(event),
                type.dataClass().code(),
                type.dataClass().personal(),
                traceId,
                registry.version(),
                clock.instant());
        if (known.standing(accepted) == KnownEvents.Standing.CONFLICT) {
            throw new FaultException(EventFault.of(
                    FaultCode.PERISTIWA_BERTENTANGAN,
                    "id: an event of this source and id was accepted with other data."));
        }
        return accepted;
    }

    private LocalDate today(RouteTable registry) {
        return LocalDate.ofInstant(clock.instant(), registry.registry().city().zone());
    }
}
