package id.simpul.hub.ledger;

import id.simpul.hub.observe.MetricNames;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import org.springframework.stereotype.Component;

/** Evidence in the local journal. */
@Component
class JournalEvidence implements Evidence {
    private final Journal journal;
    private final String node;
    private final Counter appended;
    private final Counter unavailable;

    JournalEvidence(Journal journal, MeterRegistry metrics) {
        this.journal = journal;
        this.node = journal.node().toString();
        this.appended = metrics.counter(MetricNames.LEDGER_APPENDED);
        this.unavailable = metrics.counter(MetricNames.EVIDENCE_UNAVAILABLE);
        Gauge.builder(MetricNames.JOURNAL_BYTES, journal, Journal::waitingBytes).register(metrics);
    }

    @Override
    public void append(LedgerRecord evidence) {
        try {
            journal.append(evidence.callId(), CanonicalForm.encode(evidence), evidence.phase() == Phase.OPENING);
        } catch (EvidenceUnavailableException full) {
            unavailable.increment();
            throw full;
        }
        appended.increment();
    }

    @Override
    public String node() {
        return node;
    }
}
