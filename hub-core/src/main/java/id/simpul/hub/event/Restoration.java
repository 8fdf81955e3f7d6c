package id.simpul.hub.event;

import id.simpul.hub.message.Fault;
import id.simpul.hub.message.FaultCode;
import id.simpul.hub.message.FaultException;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.common.KafkaException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Restores round after round until nothing is missing. */
@Component
public class Restoration {
    private static final Logger LOG = LoggerFactory.getLogger(Restoration.class);
    private static final int ROUNDS = 50;
    private static final Duration PAUSE = Duration.ofSeconds(5);

    private final Restore restore;

    Restoration(Restore restore) {
        this.restore = restore;
    }

    /**
     * Restores the missing numbers of one subscription, at most fifty rounds.
     *
     * @return how many
     * @throws FaultException {@code hub-sibuk} while the log does not answer
     */
    public int all(String application, String subscription, String who, String reason) throws FaultException {
        int restored = 0;
        try {
            for (int round = 0; round < ROUNDS; round++) {
                int some = restore.restore(application, subscription, who, reason);
                restored += some;
                if (some == 0) {
                    break;
                }
            }
            return restored;
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw away(stopped);
        } catch (ExecutionException | KafkaException away) {
            LOG.warn("restoring {}/{} ends after {}", application, subscription, restored, away);
            throw away(away);
        }
    }

    private static FaultException away(Exception cause) {
        return new FaultException(Fault.busy(FaultCode.HUB_SIBUK, "The log did not answer.", PAUSE), cause);
    }
}
