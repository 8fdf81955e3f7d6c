package id.simpul.hub.call;

import id.simpul.hub.connector.Intake;
import id.simpul.hub.ledger.Evidence;
import id.simpul.hub.ledger.EvidenceDigest;
import id.simpul.hub.ledger.EvidenceDigests;
import id.simpul.hub.ledger.EvidenceUnavailableException;
import id.simpul.hub.ledger.LedgerRecord;
import id.simpul.hub.ledger.Result;
import id.simpul.hub.ledger.Terms;
import id.simpul.hub.message.Fault;
import id.simpul.hub.message.FaultCode;
import id.simpul.hub.message.FaultException;
import id.simpul.hub.message.Reply;
import id.simpul.hub.registry.Application;
import id.simpul.hub.registry.RouteTable;
import java.time.Clock;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** The life of a request that comes through an {@link Intake}: who asks, evidence, its answer, evidence. */
@Component
public class IntakePath {
    private static final Logger LOG = LoggerFactory.getLogger(IntakePath.class);
    private static final Duration RETRY = Duration.ofSeconds(5);

    private final LiveRoutes routes;
    private final Evidence evidence;
    private final EvidenceDigests digests;
    private final Refusals refusals;
    private final Clock clock;

    IntakePath(LiveRoutes routes, Evidence evidence, EvidenceDigests digests, Refusals refusals, Clock clock) {
        this.routes = routes;
        this.evidence = evidence;
        this.digests = digests;
        this.refusals = refusals;
        this.clock = clock;
    }

    /** Answers a request in the words of the system that asked. Called on a virtual thread. */
    public Reply enter(Intake intake, Intake.Request request) {
        try {
            RouteTable table = routes.table();
            if (table == null) {
                throw new FaultException(Fault.busy(FaultCode.RUTE_TIDAK_SIAP, "No registry is loaded yet.", RETRY));
            }
            String client = intake.identify(request);
            Application consumer = table.application(client);
            if (consumer == null) {
                throw new FaultException(
                        Fault.caller(FaultCode.KLIEN_TIDAK_DIKENAL, "The client is no registered application."));
            }
            return admitted(intake, request, table, consumer);
        } catch (FaultException refused) {
            refusals.count(request.clientAddress(), refused.fault());
            return intake.refuse(refused.fault(), request);
        }
    }

    private Reply admitted(Intake intake, Intake.Request request, RouteTable table, Application consumer)
            throws FaultException {
        LedgerRecord opening = LedgerRecord.opening(
                request.id().value(),
                request.receivedAt(),
                evidence.node(),
                table.version(),
                terms(intake, request, table, consumer));
        append(opening);
        Fault fault = null;
        Reply reply;
        try {
            reply = intake.answer(consumer.code(), request);
        } catch (FaultException failed) {
            fault = failed.fault();
            reply = intake.refuse(fault, request);
        } catch (RuntimeException broken) {
            LOG.error("the intake of {} broke on request {}", intake.name().application(), request.id(), broken);
            fault = Fault.hub(FaultCode.GALAT_HUB, "The hub failed to answer.");
            reply = intake.refuse(fault, request);
        }
        append(opening.closed(clock.instant(), evidence.node(), result(request, reply, fault)));
        return reply;
    }

    private void append(LedgerRecord each) throws FaultException {
        try {
            evidence.append(each);
        } catch (EvidenceUnavailableException full) {
            throw new FaultException(
                    Fault.busy(FaultCode.BUKTI_TIDAK_TERSEDIA, "There is no room left for evidence.", RETRY), full);
        }
    }

    private static Terms terms(Intake intake, Intake.Request request, RouteTable table, Application consumer) {
        Application provider = table.application(intake.name().application());
        return new Terms(
                consumer.code(),
                consumer.agency(),
                provider == null ? null : provider.code(),
                provider == null ? null : provider.agency(),
                intake.name().service(),
                null,
                intake.method(),
                intake.path(),
                null,
                null,
                null,
                null,
                request.trace().traceId());
    }

    private Result result(Intake.Request request, Reply reply, @Nullable Fault fault) {
        EvidenceDigest asked = digests.begin(request.id().value());
        asked.update(request.body());
        EvidenceDigest answered = digests.begin(request.id().value());
        answered.update(reply.body());
        return new Result(
                fault == null ? Result.OK : fault.code().code(),
                reply.status(),
                asked.bytes(),
                answered.bytes(),
                asked.finish(),
                answered.finish(),
                Duration.between(request.receivedAt(), clock.instant()).toNanos() / 1000);
    }
}
