package id.simpul.gateway.layanan.perjanjian;

import id.simpul.hub.event.Outbox;
import id.simpul.hub.message.CallId;
import id.simpul.hub.message.Event;
import id.simpul.hub.registry.Agreement;
import id.simpul.hub.registry.Application;
import id.simpul.hub.registry.Registry;
import id.simpul.hub.registry.RouteTable;
import id.simpul.hub.registry.RouteTableListener;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.json.JsonMapper;

/**
 * Announces {@code perjanjian.akanberakhir} 30, 14 and 3 days before the last day of an agreement, once each, whichever
 * node looks and however often it starts. A reminder that was missed is made up for by the next one that is due. Where the
 * registry does not say that the portal publishes this type nothing is announced: a refused entry would hold up the outbox.
 */
@Component
class PengingatPerjanjian implements RouteTableListener {
    private static final Logger LOG = LoggerFactory.getLogger(PengingatPerjanjian.class);

    static final String TYPE = "perjanjian.akanberakhir";

    /** Days before the last day, the latest reminder first. */
    private static final List<Integer> DAYS = List.of(3, 14, 30);

    private static final String PUBLISHER = "portal";

    private final JdbcClient jdbc;
    private final Outbox outbox;
    private final TransactionTemplate transaction;
    private final Clock clock;
    private volatile @Nullable RouteTable table;
    private boolean told;

    PengingatPerjanjian(JdbcClient jdbc, Outbox outbox, TransactionTemplate transaction, Clock clock) {
        this.jdbc = jdbc;
        this.outbox = outbox;
        this.transaction = transaction;
        this.clock = clock;
    }

    @Override
    public void accept(RouteTable table) {
        this.table = table;
    }

    /** Announces what is due; how many that were. */
    int ingatkan() {
        RouteTable now = table;
        if (now == null || !published(now)) {
            return 0;
        }
        LocalDate today =
                LocalDate.ofInstant(clock.instant(), now.registry().city().zone());
        int announced = 0;
        for (Agreement each : now.registry().agreements()) {
            long left = ChronoUnit.DAYS.between(today, each.until());
            Integer due = DAYS.stream().filter(days -> left <= days).findFirst().orElse(null);
            if (left >= 0 && due != null && !each.trial() && announce(now.registry(), each, due, left)) {
                announced++;
            }
        }
        return announced;
    }

    private boolean published(RouteTable now) {
        Application portal = now.application(PUBLISHER);
        boolean known = portal != null
                && portal.publishes().stream().anyMatch(each -> each.type().equals(TYPE));
        if (!known && !told) {
            LOG.warn("ends of agreements are not announced: {} publishes no {} in the registry", PUBLISHER, TYPE);
        }
        told = !known;
        return known;
    }

    private boolean announce(Registry registry, Agreement agreement, int days, long left) {
        Boolean first = transaction.execute(status -> {
            boolean fresh = note(agreement, days) == 1;
            if (fresh) {
                outbox.put(PUBLISHER, event(registry, agreement, left));
            }
            return fresh;
        });
        return Boolean.TRUE.equals(first);
    }

    private int note(Agreement agreement, int days) {
        return jdbc.sql("""
                        insert into layanan.perjanjian_diingatkan (perjanjian, berakhir, hari, pada)
                        values (:id, :until, :days, :now) on conflict do nothing""")
                .param("id", agreement.id())
                .param("until", agreement.until())
                .param("days", days)
                .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                .update();
    }

    private Event event(Registry registry, Agreement agreement, long left) {
        Instant now = clock.instant();
        Map<String, Object> data = new LinkedHashMap<>();
        data.put("perjanjian", agreement.id());
        data.put("pemakai", agreement.consumer());
        data.put("pemilik", agreement.application());
        data.put("layanan", agreement.service());
        data.put("berakhir", agreement.until().toString());
        data.put("sisaHari", left);
        data.put("opdPemakai", agency(registry, agreement.consumer()));
        data.put("opdPemilik", agency(registry, agreement.application()));
        return Event.json(
                CallId.at(now).value(),
                "/portal/perjanjian",
                TYPE,
                agreement.id(),
                now,
                JsonMapper.shared().writeValueAsBytes(data));
    }

    private static String agency(Registry registry, String application) {
        return registry.applications().stream()
                .filter(each -> each.code().equals(application))
                .map(each -> each.agency())
                .findFirst()
                .orElse("");
    }
}
