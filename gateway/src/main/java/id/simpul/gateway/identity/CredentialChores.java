package id.simpul.gateway.identity;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;

/** What has to be done about credentials now and then: last uses written, what has run out deleted, keys changed. */
@Component
class CredentialChores {
    private static final Logger LOG = LoggerFactory.getLogger(CredentialChores.class);
    private static final Duration USES = Duration.ofSeconds(10);
    private static final Duration REST = Duration.ofMinutes(1);

    private final ApiKeys keys;
    private final ApiKeyStore table;
    private final CredentialStore store;
    private final KeyRotation rotation;
    private final Clock clock;
    private Instant usesDue = Instant.MIN;
    private Instant restDue = Instant.MIN;

    CredentialChores(ApiKeys keys, ApiKeyStore table, CredentialStore store, KeyRotation rotation, Clock clock) {
        this.keys = keys;
        this.table = table;
        this.store = store;
        this.rotation = rotation;
        this.clock = clock;
    }

    /** Does what is due; called about every second. */
    void run() {
        Instant now = clock.instant();
        if (!now.isBefore(usesDue)) {
            usesDue = now.plus(USES);
            writeUses();
        }
        if (!now.isBefore(restDue)) {
            restDue = now.plus(REST);
            store.purge();
            rotation.rotateWhereDue();
        }
    }

    private void writeUses() {
        Map<Long, Instant> uses = keys.unwritten();
        if (!uses.isEmpty()) {
            table.used(uses);
            keys.written(uses);
        }
    }

    /** Writes what the hub knows before it goes. */
    void last() {
        try {
            writeUses();
        } catch (DataAccessException away) {
            LOG.info("last uses of API keys not written: the database did not answer");
        }
    }
}
