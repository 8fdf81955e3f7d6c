package id.simpul.hub.event;

import id.simpul.hub.ledger.Evidence;
import id.simpul.hub.ledger.EvidenceUnavailableException;
import id.simpul.hub.ledger.LedgerRecord;
import id.simpul.hub.ledger.Result;
import id.simpul.hub.ledger.Terms;
import id.simpul.hub.message.CallId;
import id.simpul.hub.message.Fault;
import id.simpul.hub.message.FaultCode;
import id.simpul.hub.message.FaultException;
import id.simpul.hub.message.FaultStatus;
import id.simpul.hub.registry.Agreement;
import id.simpul.hub.registry.RouteTable;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Evidence of events: that one was accepted, and each try to hand it to somebody. A fact's data never stands here. */
@Component
class EventRecords {
    private static final int ACCEPTED = 202;
    private static final Duration RETRY = Duration.ofSeconds(5);

    private final Evidence evidence;
    private final EventTable table;
    private final Clock clock;
    private final Map<String, LedgerRecord> open = new ConcurrentHashMap<>();

    EventRecords(Evidence evidence, EventTable table, Clock clock) {
        this.evidence = evidence;
        this.table = table;
        this.clock = clock;
    }

    /** The opening: without it nothing is accepted. */
    void accepting(AcceptedEvent accepted) throws FaultException {
        Terms terms = new Terms(
                accepted.publisher(),
                agency(accepted.publisher()),
                accepted.publisher(),
                agency(accepted.publisher()),
                accepted.event().type(),
                null,
                "EVENT",
                "/events",
                null,
                null,
                null,
                null,
                accepted.traceId());
        open(accepted.call(), accepted, terms);
    }

    void accepted(AcceptedEvent accepted, @Nullable Fault fault) {
        close(
                accepted.call(),
                fault,
                fault == null ? ACCEPTED : FaultStatus.of(fault.code()),
                accepted.event().data().length,
                Duration.between(accepted.acceptedAt(), clock.instant()).toNanos());
    }

    /** The opening of one try; what cannot be proved is not handed over. */
    CallId delivering(Owed owed, EventTable.Subscriber subscriber, @Nullable Agreement agreement) {
        CallId call = CallId.at(clock.instant());
        AcceptedEvent accepted = owed.accepted();
        Terms terms = new Terms(
                owed.application(),
                subscriber.application().agency(),
                accepted.publisher(),
                agency(accepted.publisher()),
                accepted.event().type(),
                owed.subscription(),
                "DELIVERY",
                subscriber.subscription().path(),
                agreement == null ? null : agreement.id(),
                agreement == null ? null : agreement.purpose(),
                agreement == null ? null : agreement.basis(),
                null,
                accepted.traceId());
        try {
            open(call, accepted, terms);
            return call;
        } catch (FaultException full) {
            throw new IllegalStateException("evidence: no room (expected: room before a delivery)", full);
        }
    }

    void delivered(CallId call, Owed owed, @Nullable Fault fault, int status, long nanos) {
        close(call, fault, status, owed.accepted().event().data().length, nanos);
    }

    private void open(CallId id, AcceptedEvent accepted, Terms terms) throws FaultException {
        LedgerRecord opening =
                LedgerRecord.opening(id.value(), clock.instant(), evidence.node(), accepted.registryVersion(), terms);
        try {
            evidence.append(opening);
        } catch (EvidenceUnavailableException full) {
            throw new FaultException(
                    Fault.busy(FaultCode.BUKTI_TIDAK_TERSEDIA, "There is no room left for evidence.", RETRY), full);
        }
        open.put(id.value(), opening);
    }

    private void close(CallId id, @Nullable Fault fault, int status, long bytes, long nanos) {
        LedgerRecord opening = open.remove(id.value());
        if (opening == null) {
            return;
        }
        Result result = new Result(
                fault == null ? Result.OK : fault.code().code(),
                status == 0 ? null : status,
                bytes,
                0L,
                null,
                null,
                nanos / 1000);
        evidence.append(opening.closed(clock.instant(), evidence.node(), result));
    }

    private String agency(String application) {
        RouteTable registry = table.table();
        var known = registry == null ? null : registry.application(application);
        return known == null ? "" : known.agency();
    }
}
