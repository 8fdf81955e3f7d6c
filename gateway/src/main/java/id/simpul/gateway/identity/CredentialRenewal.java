package id.simpul.gateway.identity;

import id.simpul.gateway.identity.Clients.Renewal;
import id.simpul.hub.policy.Identity;
import id.simpul.hub.registry.RouteTable;
import java.util.Set;
import org.springframework.stereotype.Component;

/** Brings a change of credentials into force on this node: what was decided about the clients concerned is forgotten. */
@Component
class CredentialRenewal {
    private final Clients clients;
    private final Identity identity;

    CredentialRenewal(Clients clients, Identity identity) {
        this.clients = clients;
        this.identity = identity;
    }

    /** Looks for changes in the database. */
    void renew() {
        Renewal renewal = clients.reload();
        if (renewal.keysWithdrawn()) {
            identity.forget();
        } else {
            forget(renewal.changed());
        }
    }

    /** Takes the last good copy, for the time before the database is reached. */
    void preload(Stored copy) {
        clients.preload(copy);
    }

    /** Takes the registry's public keys. */
    void take(RouteTable table) {
        forget(clients.take(table));
    }

    private void forget(Set<String> changed) {
        if (!changed.isEmpty()) {
            identity.forget(client -> changed.contains(client.code()));
        }
    }
}
