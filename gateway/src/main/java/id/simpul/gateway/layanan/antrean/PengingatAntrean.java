package id.simpul.gateway.layanan.antrean;

import id.simpul.hub.event.EventTable;
import id.simpul.hub.event.HeldEnding;
import id.simpul.hub.event.HeldEndings;
import id.simpul.hub.event.Outbox;
import id.simpul.hub.message.CallId;
import id.simpul.hub.message.Event;
import id.simpul.hub.registry.Application;
import id.simpul.hub.registry.RouteTable;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.json.JsonMapper;

/**
 * Announces {@code antrean.akanberakhir} 14 and 3 days before what is held for a subscription ends with the key of its class
 * and month, once each, whichever node looks. Where the registry does not say that the portal publishes this type the
 * owner is told on the console alone: a refused entry would stay in the outbox.
 */
@Component
class PengingatAntrean {
    private static final Logger LOG = LoggerFactory.getLogger(PengingatAntrean.class);

    static final String TYPE = "antrean.akanberakhir";

    private static final String PUBLISHER = "portal";

    private final HeldEndings endings;
    private final EventTable table;
    private final Outbox outbox;
    private final TransactionTemplate transaction;
    private final Clock clock;

    PengingatAntrean(
            HeldEndings endings, EventTable table, Outbox outbox, TransactionTemplate transaction, Clock clock) {
        this.endings = endings;
        this.table = table;
        this.outbox = outbox;
        this.transaction = transaction;
        this.clock = clock;
    }

    /** Tells what is due; how many times that was. */
    int ingatkan() {
        RouteTable now = table.table();
        if (now == null) {
            return 0;
        }
        int told = 0;
        for (HeldEnding each : endings.soon()) {
            if (each.due() > 0 && tell(now, each)) {
                told++;
            }
        }
        return told;
    }

    private boolean tell(RouteTable now, HeldEnding ending) {
        LocalDate last =
                LocalDate.ofInstant(ending.ends(), now.registry().city().zone());
        Boolean first = transaction.execute(_ -> {
            boolean fresh = endings.tell(ending);
            if (fresh && table.published(PUBLISHER, TYPE, last) != null) {
                outbox.put(PUBLISHER, event(now, ending, last));
            }
            return fresh;
        });
        if (Boolean.TRUE.equals(first)) {
            LOG.warn("{} events held for {} end on {}", ending.count(), ending.name(), last);
        }
        return Boolean.TRUE.equals(first);
    }

    private Event event(RouteTable table, HeldEnding ending, LocalDate last) {
        Instant now = clock.instant();
        Application subscriber = table.application(ending.application());
        Map<String, Object> data = new LinkedHashMap<>();
        data.put("aplikasi", ending.application());
        data.put("langganan", ending.subscription());
        data.put("opd", subscriber == null ? "" : subscriber.agency());
        data.put("kelas", ending.dataClass());
        data.put("bulan", ending.month().toString());
        data.put("jumlah", ending.count());
        data.put("berakhir", last.toString());
        data.put("hari", ending.due());
        return Event.json(
                CallId.at(now).value(),
                "/portal/antrean",
                TYPE,
                ending.name(),
                now,
                JsonMapper.shared().writeValueAsBytes(data));
    }
}
