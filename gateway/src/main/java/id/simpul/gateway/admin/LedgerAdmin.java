package id.simpul.gateway.admin;

import id.simpul.hub.ledger.Finding;
import id.simpul.hub.ledger.LedgerVerifier;
import id.simpul.hub.ledger.VerifyReport;
import id.simpul.hub.message.Fault;
import id.simpul.hub.message.FaultCode;
import id.simpul.hub.message.FaultException;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** The whole ledger, walked and judged. */
@RestController
@RequestMapping(AdminSecurity.ROOT + "/ledger")
class LedgerAdmin {
    private static final Duration PAUSE = Duration.ofSeconds(10);

    private final LedgerVerifier verifier;
    private final ReentrantLock walking = new ReentrantLock();

    LedgerAdmin(LedgerVerifier verifier) {
        this.verifier = verifier;
    }

    /** Reads every record, so only one walk at a time. */
    @GetMapping("/verify")
    Verification verify() throws FaultException {
        if (!walking.tryLock()) {
            throw new FaultException(Fault.busy(FaultCode.HUB_SIBUK, "A verification is under way already.", PAUSE));
        }
        try {
            return Verification.of(verifier.verify());
        } finally {
            walking.unlock();
        }
    }

    /** What a verification found, in words. */
    record Verification(
            boolean intact, long records, List<Partition> partitions, List<Place> findings, List<String> notes) {

        static Verification of(VerifyReport report) {
            return new Verification(
                    report.intact(),
                    report.records(),
                    report.partitions().stream()
                            .map(each ->
                                    new Partition(each.partition(), each.records(), each.removed(), each.checkpoints()))
                            .toList(),
                    report.findings().stream().map(Place::of).toList(),
                    report.notes());
        }
    }

    record Partition(int partition, long records, long removed, long checkpoints) {}

    /** A broken place. */
    record Place(
            String kind, int partition, long seq, @Nullable String callId, String text, String line) {
        static Place of(Finding each) {
            return new Place(
                    each.kind().name().toLowerCase(Locale.ROOT).replace('_', '-'),
                    each.partition(),
                    each.seq(),
                    each.callId(),
                    each.text(),
                    each.line());
        }
    }
}
