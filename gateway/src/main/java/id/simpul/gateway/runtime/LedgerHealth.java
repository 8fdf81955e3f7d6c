package id.simpul.gateway.runtime;

import id.simpul.hub.ledger.Incident;
import id.simpul.hub.ledger.LedgerIncidents;
import id.simpul.hub.ledger.LedgerReach;
import id.simpul.hub.store.Database;
import java.util.List;
import java.util.concurrent.Future;
import org.springframework.boot.health.contributor.AbstractHealthIndicator;
import org.springframework.boot.health.contributor.Health;
import org.springframework.stereotype.Component;

/** The hub is not well while nobody has looked at an incident of the ledger, or while it takes no evidence; it goes on serving. */
@Component
class LedgerHealth extends AbstractHealthIndicator {
    private final LedgerIncidents incidents;
    private final LedgerReach reach;
    private final Database database;

    LedgerHealth(LedgerIncidents incidents, LedgerReach reach, Database database) {
        this.incidents = incidents;
        this.reach = reach;
        this.database = database;
    }

    @Override
    protected void doHealthCheck(Health.Builder health) {
        LedgerReach.Trouble trouble = reach.trouble();
        if (trouble != null) {
            health.down().withDetail("evidence", trouble);
            return;
        }
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
