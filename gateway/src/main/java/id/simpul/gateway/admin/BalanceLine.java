package id.simpul.gateway.admin;

import id.simpul.hub.event.Balance;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The balance of one subscription, as the admin API tells it. */
record BalanceLine(
        String application,
        String subscription,
        boolean even,
        long accepted,
        long delivered,
        long waiting,
        long setAside,
        long parked,
        long expired,
        @Nullable Instant oldest,
        long growth,
        @Nullable String stalled,
        @Nullable Instant stalledSince,
        List<Balance.Finding> findings) {

    static BalanceLine of(Balance balance) {
        return new BalanceLine(
                balance.application(),
                balance.subscription(),
                balance.even(),
                balance.accepted(),
                balance.delivered(),
                balance.waiting(),
                balance.setAside(),
                balance.parked(),
                balance.expired(),
                balance.oldest(),
                balance.growth(),
                balance.stalledSince() == null ? null : balance.stalled(),
                balance.stalledSince(),
                balance.findings());
    }
}
