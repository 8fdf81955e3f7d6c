package id.simpul.hub.call;

import id.simpul.hub.keys.KeyRing;
import id.simpul.hub.keys.Purpose;
import id.simpul.hub.ledger.Acknowledger;
import id.simpul.hub.ledger.Evidence;
import id.simpul.hub.ledger.EvidenceDigest;
import id.simpul.hub.ledger.EvidenceUnavailableException;
import id.simpul.hub.ledger.LedgerRecord;
import id.simpul.hub.ledger.OnBehalf;
import id.simpul.hub.ledger.Result;
import id.simpul.hub.ledger.Terms;
import id.simpul.hub.message.Call;
import id.simpul.hub.message.Fault;
import id.simpul.hub.message.FaultCode;
import id.simpul.hub.message.FaultStatus;
import id.simpul.hub.message.Headers;
import id.simpul.hub.registry.Agreement;
import id.simpul.hub.registry.Application;
import id.simpul.hub.registry.Route;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Turns what happens to a call into evidence. Paths and NIKs end here: a record has the template and a keyed hash. */
@Component
class CallRecords {
    private static final Duration RETRY = Duration.ofSeconds(5);
    private static final Duration PATIENCE = Acknowledger.PATIENCE;
    static final Fault FULL = Fault.busy(FaultCode.BUKTI_TIDAK_TERSEDIA, "There is no room left for evidence.", RETRY);
    /** Of a strict call, whatever its ledger could not take in time. */
    static final Fault AWAY = Fault.busy(
            FaultCode.BUKTI_TIDAK_TERSEDIA, "The ledger does not acknowledge evidence at the moment.", RETRY);

    private final Evidence evidence;
    private final KeyRing keys;
    private final Clock clock;

    CallRecords(Evidence evidence, KeyRing keys, Clock clock) {
        this.evidence = evidence;
        this.keys = keys;
        this.clock = clock;
    }

    /** Lays down the opening; the fault where it could not be. */
    @Nullable
    Fault opening(Passage passage) {
        return append(open(passage));
    }

    /**
     * Lays down the opening of a strict call and sends it; throws where the ledger takes none now, fails where it is not
     * acknowledged within half of the time that the whole call has.
     */
    CompletionStage<Void> openingStrictly(Passage passage) {
        Duration half = passage.route().service().deadline().dividedBy(2);
        return evidence.appendStrictly(open(passage), half.compareTo(PATIENCE) < 0 ? half : PATIENCE);
    }

    private LedgerRecord open(Passage passage) {
        Call call = passage.call();
        LedgerRecord opening = LedgerRecord.opening(
                call.id().value(),
                call.receivedAt(),
                evidence.node(),
                passage.live().registryVersion(),
                terms(call, passage.consumer(), passage.route(), passage.match(), passage.agreement()));
        passage.opened(opening);
        return opening;
    }

    /** Lays down the closing; the fault where it could not be. */
    @Nullable
    Fault closing(Passage passage, @Nullable Fault fault, int status, long nanos) {
        Result result = result(passage, fault, status, nanos);
        return fault == null && passage.strict() ? closingStrictly(passage, result) : append(closed(passage, result));
    }

    /** Where the ledger is away the closing says what the caller gets: nothing. */
    private @Nullable Fault closingStrictly(Passage passage, Result result) {
        try {
            passage.closingSent(evidence.appendStrictly(closed(passage, result), PATIENCE));
            return null;
        } catch (EvidenceUnavailableException away) {
            append(closed(passage, result.withheld(AWAY.code().code(), FaultStatus.of(AWAY.code()))));
            return AWAY;
        }
    }

    private LedgerRecord closed(Passage passage, Result result) {
        return passage.opening().closed(clock.instant(), evidence.node(), result);
    }

    private static Result result(Passage passage, @Nullable Fault fault, int status, long nanos) {
        EvidenceDigest request = passage.request();
        EvidenceDigest response = passage.response();
        return new Result(
                fault == null ? Result.OK : fault.code().code(),
                status,
                request.bytes(),
                response.bytes(),
                request.finish(),
                response.finish(),
                nanos / 1000);
    }

    /** Lays down the refusal of a known application; its answer goes out even where this fails, since nothing passed. */
    void refusal(
            Call call,
            Application consumer,
            long registryVersion,
            @Nullable Route route,
            Route.@Nullable Match match,
            @Nullable Agreement agreement,
            Fault fault) {
        Instant now = clock.instant();
        long micros = Duration.between(call.receivedAt(), now).toNanos() / 1000;
        append(LedgerRecord.refusal(
                call.id().value(),
                now,
                evidence.node(),
                registryVersion,
                terms(call, consumer, route, match, agreement),
                Result.refused(fault.code().code(), FaultStatus.of(fault.code()), micros)));
    }

    private @Nullable Fault append(LedgerRecord record) {
        try {
            evidence.append(record);
            return null;
        } catch (EvidenceUnavailableException full) {
            return FULL;
        }
    }

    private Terms terms(
            Call call,
            Application consumer,
            @Nullable Route route,
            Route.@Nullable Match match,
            @Nullable Agreement agreement) {
        return new Terms(
                consumer.code(),
                consumer.agency(),
                route == null ? null : route.application().code(),
                route == null ? null : route.agency().code(),
                route == null ? null : route.service().code(),
                match == null ? null : match.operation().code(),
                call.method(),
                match == null ? null : match.operation().path().toString(),
                agreement == null ? null : agreement.id(),
                agreement == null ? null : agreement.purpose(),
                agreement == null ? null : agreement.basis(),
                match == null ? null : subject(call, match),
                onBehalf(call.headers()),
                call.trace().traceId());
    }

    private @Nullable String subject(Call call, Route.Match match) {
        String nik = match.operation()
                .subject()
                .find(
                        match.variables(),
                        name -> Query.parameter(call.query(), name),
                        name -> call.headers().first(name));
        return hashed(nik);
    }

    private @Nullable OnBehalf onBehalf(Headers headers) {
        String user = headers.first("Simpul-User");
        return OnBehalf.of(
                hashed(user == null ? headers.first("X-Road-UserId") : user),
                hashed(headers.first("X-Road-Issue")),
                hashed(headers.first("X-Road-Represented-Party")));
    }

    private @Nullable String hashed(@Nullable String words) {
        return words == null ? null : keys.hash(Purpose.SUBJECT_HASH, words);
    }
}
