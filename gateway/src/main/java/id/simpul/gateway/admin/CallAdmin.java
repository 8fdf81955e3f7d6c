package id.simpul.gateway.admin;

import id.simpul.hub.ledger.CallQuery;
import id.simpul.hub.ledger.CallSummary;
import id.simpul.hub.ledger.Freshness;
import id.simpul.hub.ledger.LedgerReader;
import id.simpul.hub.ledger.LedgerRecord;
import id.simpul.hub.ledger.Result;
import id.simpul.hub.ledger.StoredRecord;
import id.simpul.hub.ledger.Terms;
import id.simpul.hub.message.Fault;
import id.simpul.hub.message.FaultCode;
import id.simpul.hub.message.FaultException;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The calls of the last hour (or since a time), and the records of one. */
@RestController
@RequestMapping(AdminSecurity.ROOT + "/calls")
class CallAdmin {
    private final LedgerReader ledger;
    private final Clock clock;

    CallAdmin(LedgerReader ledger, Clock clock) {
        this.ledger = ledger;
        this.clock = clock;
    }

    @GetMapping
    Page calls(
            @RequestParam(required = false) @Nullable String consumer,
            @RequestParam(required = false) @Nullable String application,
            @RequestParam(required = false) @Nullable String service,
            @RequestParam(required = false) @Nullable String outcome,
            @RequestParam(defaultValue = "false") boolean problemsOnly,
            @RequestParam(required = false) @Nullable String since,
            @RequestParam(defaultValue = "50") int limit,
            @RequestParam(required = false) @Nullable String before)
            throws FaultException {
        Instant now = clock.instant();
        try {
            Instant from = since == null ? now.minus(Duration.ofHours(1)) : Instant.parse(since);
            List<CallSummary> calls = ledger.calls(
                    new CallQuery(from, now, consumer, application, service, outcome, problemsOnly, limit, before));
            String next = calls.size() < limit ? null : calls.getLast().cursor();
            return new Page(calls, next, ledger.freshness().completeUntil());
        } catch (IllegalArgumentException | DateTimeException wrong) {
            throw new FaultException(
                    Fault.caller(FaultCode.PERMINTAAN_TIDAK_SAH, String.valueOf(wrong.getMessage())), wrong);
        }
    }

    @GetMapping("/{id}")
    Trace call(@PathVariable String id) throws FaultException {
        Freshness freshness = ledger.freshness();
        List<StoredRecord> records = ledger.records(id);
        if (records.isEmpty()) {
            throw new FaultException(Fault.caller(
                    FaultCode.HALAMAN_TIDAK_ADA,
                    "No record of this call in the ledger, complete until " + freshness.completeUntil() + "."));
        }
        return new Trace(id, records.stream().map(RecordView::of).toList(), freshness.completeUntil());
    }

    /**
     * A page of calls.
     *
     * @param next what {@code before} has to be for the next page, null on the last
     * @param completeUntil how far the ledger's tables are
     */
    record Page(
            List<CallSummary> calls,
            @Nullable String next,
            @Nullable Instant completeUntil) {}

    record Trace(
            String callId,
            List<RecordView> records,
            @Nullable Instant completeUntil) {}

    /**
     * One record of a call as this API shows it.
     *
     * @param subject whether the record names the person concerned; the keyed hash itself stays in the ledger
     */
    record RecordView(
            int partition,
            long seq,
            String phase,
            Instant at,
            String node,
            long registryVersion,
            String consumer,
            String consumerAgency,
            @Nullable String application,
            @Nullable String providerAgency,
            @Nullable String service,
            @Nullable String operation,
            String method,
            @Nullable String template,
            @Nullable String agreement,
            @Nullable String purpose,
            @Nullable String basis,
            boolean subject,
            String traceId,
            @Nullable Result result) {

        static RecordView of(StoredRecord stored) {
            LedgerRecord record = stored.evidence();
            Terms terms = record.terms();
            return new RecordView(
                    stored.partition(),
                    stored.seq(),
                    record.phase().name().toLowerCase(Locale.ROOT),
                    record.at(),
                    record.node(),
                    record.registryVersion(),
                    terms.consumer(),
                    terms.consumerAgency(),
                    terms.application(),
                    terms.providerAgency(),
                    terms.service(),
                    terms.operation(),
                    terms.method(),
                    terms.template(),
                    terms.agreement(),
                    terms.purpose(),
                    terms.basis(),
                    terms.subject() != null,
                    terms.traceId(),
                    record.result());
        }
    }
}
