package id.simpul.hub.ledger;

import id.simpul.hub.observe.MetricNames;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.concurrent.CompletionStage;
import org.springframework.stereotype.Component;

/** Evidence in the local journal. */
@Component
class JournalEvidence implements Evidence {
    private final Journal journal;
    private final Acknowledger acknowledger;
    private final LedgerReach reach;
    private final String node;
    private final Counter appended;
    private final Counter unavailable;

    JournalEvidence(Journal journal, Acknowledger acknowledger, LedgerReach reach, MeterRegistry metrics) {
        this.journal = journal;
        this.acknowledger = acknowledger;
        this.reach = reach;
        this.node = journal.node().toString();
        this.appended = metrics.counter(MetricNames.LEDGER_APPENDED);
        this.unavailable = metrics.counter(MetricNames.EVIDENCE_UNAVAILABLE);
        Gauge.builder(MetricNames.JOURNAL_BYTES, journal, Journal::waitingBytes).register(metrics);
    }

    @Override
    public void append(LedgerRecord evidence) {
        boolean begins = evidence.phase().begins();
        try {
            journal.append(evidence.callId(), CanonicalForm.encode(evidence), begins);
        } catch (EvidenceUnavailableException full) {
            unavailable.increment();
            if (!journal.isClosed()) {
                reach.full();
            }
            throw full;
        }
        noted(begins);
    }

    @Override
    public CompletionStage<Void> appendStrictly(LedgerRecord evidence, Duration patience) {
        boolean begins = evidence.phase().begins();
        CompletionStage<Void> acknowledged;
        try {
            acknowledged = acknowledger.append(evidence.callId(), CanonicalForm.encode(evidence), begins, patience);
        } catch (EvidenceUnavailableException none) {
            unavailable.increment();
            throw none;
        }
        noted(begins);
        return acknowledged;
    }

    private void noted(boolean begins) {
        appended.increment();
        if (begins) {
            reach.room();
        }
    }

    @Override
    public String node() {
        return node;
    }
}
