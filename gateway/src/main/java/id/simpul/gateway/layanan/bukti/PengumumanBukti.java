package id.simpul.gateway.layanan.bukti;

import id.simpul.hub.event.Outbox;
import id.simpul.hub.ledger.Receipts;
import id.simpul.hub.message.CallId;
import id.simpul.hub.message.Event;
import id.simpul.hub.registry.Application;
import id.simpul.hub.registry.RouteTable;
import id.simpul.hub.registry.RouteTableListener;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.json.JsonMapper;

/**
 * Announces {@code bukti.ditandatangani}: the newest checkpoint of each partition of the ledger that grew since the last
 * announcement, with the keys that verify them, whichever node looks. Only where the portal publishes the type and
 * somebody subscribes to it.
 */
@Component
class PengumumanBukti implements RouteTableListener {
    static final String TYPE = "bukti.ditandatangani";

    private static final String PUBLISHER = "portal";

    private final JdbcClient jdbc;
    private final Receipts receipts;
    private final Outbox outbox;
    private final TransactionTemplate transaction;
    private final Clock clock;
    private volatile @Nullable RouteTable table;

    PengumumanBukti(JdbcClient jdbc, Receipts receipts, Outbox outbox, TransactionTemplate transaction, Clock clock) {
        this.jdbc = jdbc;
        this.receipts = receipts;
        this.outbox = outbox;
        this.transaction = transaction;
        this.clock = clock;
    }

    @Override
    public void accept(RouteTable table) {
        this.table = table;
    }

    /** Announces what is new; how many checkpoints that were. */
    int umumkan() {
        RouteTable now = table;
        if (now == null || !wanted(now)) {
            return 0;
        }
        Integer count = transaction.execute(status -> {
            List<Receipts.Head> fresh =
                    receipts.newest().stream().filter(this::grown).toList();
            if (!fresh.isEmpty()) {
                outbox.put(PUBLISHER, event(fresh));
            }
            return fresh.size();
        });
        return count == null ? 0 : count;
    }

    private static boolean wanted(RouteTable now) {
        Application portal = now.application(PUBLISHER);
        return portal != null
                && portal.publishes().stream().anyMatch(each -> each.type().equals(TYPE))
                && now.registry().applications().stream()
                        .flatMap(each -> each.subscriptions().stream())
                        .anyMatch(each -> each.type().equals(TYPE));
    }

    private boolean grown(Receipts.Head head) {
        return jdbc.sql("""
                        insert into layanan.bukti_diumumkan as b (partisi, ukuran) values (:partition, :size)
                        on conflict (partisi) do update set ukuran = excluded.ukuran where b.ukuran < excluded.ukuran""")
                        .param("partition", head.partition())
                        .param("size", head.size())
                        .update()
                == 1;
    }

    private Event event(List<Receipts.Head> heads) {
        Instant now = clock.instant();
        List<Map<String, Object>> notes = heads.stream()
                .map(each ->
                        Map.<String, Object>of("partisi", each.partition(), "ukuran", each.size(), "nota", each.note()))
                .toList();
        Map<String, Object> data = Map.of("titikSimpan", notes, "kunci", receipts.verifierKeys());
        return Event.json(
                CallId.at(now).value(),
                "/portal/bukti",
                TYPE,
                "ledger",
                now,
                JsonMapper.shared().writeValueAsBytes(data));
    }
}
