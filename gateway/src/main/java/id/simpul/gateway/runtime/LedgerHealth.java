package id.simpul.gateway.runtime;

import id.simpul.hub.ledger.Incident;
import id.simpul.hub.ledger.LedgerIncidents;
import id.simpul.hub.store.Database;
import java.util.List;
import java.util.concurrent.Future;
import org.springframework.boot.health.contributor.AbstractHealthIndicator;
import org.springframework.boot.health.contributor.Health;
import org.springframework.stereotype.Component;

/** The hub is not well while nobody has looked at an incident of the ledger; it goes on serving all the same. */
@Component
class LedgerHealth extends AbstractHealthIndicator {
    private final LedgerIncidents incidents;
    private final Database database;

    LedgerHealth(LedgerIncidents incidents, Database database) {
        this.incidents = incidents;
        this.database = database;
    }

    @Override
    protected void doHealthCheck(Health.Builder health) {
        if (database.ready().state() != Future.State.SUCCESS) {
            health.unknown();
            return;
        }
        List<Incident> open = incidents.open();
        if (open.isEmpty()) {
            health.up();
        } else {
            health.down().withDetail("incidents", open);
        }
    }
}
