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
import java.time.Instant;
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

    /**
     * The record of an event at the door: the log has it, or {@code fault} says why not. That the log has it stands for an
     * opening; the next byte goes to a subscriber, with an opening of its own. Answers why the record could not be laid down.
     */
    @Nullable
    FaultException accepted(AcceptedEvent accepted, @Nullable Fault fault) {
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
        Instant now = clock.instant();
        Result result = result(
                fault,
                fault == null ? ACCEPTED : FaultStatus.of(fault.code()),
                accepted.event().data().length,
                Duration.between(accepted.acceptedAt(), now).toNanos());
        try {
            evidence.append(LedgerRecord.acceptance(
                    accepted.call().value(), now, evidence.node(), accepted.registryVersion(), terms, result));
            return null;
        } catch (EvidenceUnavailableException full) {
            return new FaultException(
                    Fault.busy(FaultCode.BUKTI_TIDAK_TERSEDIA, "There is no room left for evidence.", RETRY), full);
        }
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
        LedgerRecord opening =
                LedgerRecord.opening(call.value(), clock.instant(), evidence.node(), accepted.registryVersion(), terms);
        try {
            evidence.append(opening);
        } catch (EvidenceUnavailableException full) {
            throw new IllegalStateException("evidence: no room (expected: room before a delivery)", full);
        }
        open.put(call.value(), opening);
        return call;
    }

    void delivered(CallId call, Owed owed, @Nullable Fault fault, int status, long nanos) {
        LedgerRecord opening = open.remove(call.value());
        if (opening != null) {
            Result result = result(fault, status, owed.accepted().event().data().length, nanos);
            evidence.append(opening.closed(clock.instant(), evidence.node(), result));
        }
    }

    private static Result result(@Nullable Fault fault, int status, long bytes, long nanos) {
        return new Result(
                fault == null ? Result.OK : fault.code().code(),
                status == 0 ? null : status,
                bytes,
                0L,
                null,
                null,
                nanos / 1000);
    }

    private String agency(String application) {
        RouteTable registry = table.table();
        var known = registry == null ? null : registry.application(application);
        return known == null ? "" : known.agency();
    }
}
