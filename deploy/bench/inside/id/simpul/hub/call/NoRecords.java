package id.simpul.hub.call;

import id.simpul.hub.keys.KeyRing;
import id.simpul.hub.ledger.Evidence;
import id.simpul.hub.message.Fault;
import java.time.Clock;
import org.springframework.context.annotation.Primary;
import org.springframework.stereotype.Component;

/** Rows 05 and 05b: an admitted call leaves no evidence. */
@Component
@Primary
class NoRecords extends CallRecords {
    NoRecords(Evidence evidence, KeyRing keys, Clock clock) {
        super(evidence, keys, clock);
    }

    @Override
    Fault opening(Passage passage) {
        return null;
    }

    @Override
    Fault closing(Passage passage, Fault fault, int status, long nanos) {
        return null;
    }
}
