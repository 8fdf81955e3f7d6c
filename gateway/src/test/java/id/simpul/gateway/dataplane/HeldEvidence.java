package id.simpul.gateway.dataplane;

import id.simpul.hub.ledger.Evidence;
import id.simpul.hub.ledger.EvidenceUnavailableException;
import id.simpul.hub.ledger.LedgerRecord;
import id.simpul.hub.ledger.Phase;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/** Evidence whose acknowledgements the test gives, phase by phase. */
final class HeldEvidence implements Evidence {
    final List<LedgerRecord> records = new CopyOnWriteArrayList<>();
    private final Map<Phase, CompletableFuture<Void>> acknowledgements = new ConcurrentHashMap<>();
    private volatile boolean away;

    CompletableFuture<Void> acknowledgement(Phase phase) {
        return acknowledgements.computeIfAbsent(phase, each -> new CompletableFuture<>());
    }

    void acknowledge(Phase... phases) {
        for (Phase each : phases) {
            acknowledgement(each).complete(null);
        }
    }

    void deny(Phase phase) {
        acknowledgement(phase).completeExceptionally(new EvidenceUnavailableException("late"));
    }

    void goAway() {
        away = true;
    }

    List<String> outcomes() {
        return records.stream()
                .map(each -> each.result() == null ? "opening" : each.result().outcome())
                .toList();
    }

    @Override
    public void append(LedgerRecord evidence) {
        records.add(evidence);
    }

    @Override
    public CompletionStage<Void> appendStrictly(LedgerRecord evidence, Duration patience) {
        if (away) {
            throw new EvidenceUnavailableException("away");
        }
        records.add(evidence);
        return acknowledgement(evidence.phase());
    }

    @Override
    public String node() {
        return "n1/1";
    }
}
