package id.simpul.gateway.layanan.peraturan;

import id.simpul.gateway.layanan.PeristiwaHandler;
import id.simpul.hub.message.Delivery;
import id.simpul.hub.message.Event;
import id.simpul.hub.message.Fault;
import id.simpul.hub.message.FaultCode;
import id.simpul.hub.message.FaultException;
import java.time.Clock;
import java.time.Instant;
import java.util.Objects;
import java.util.Set;
import org.springframework.stereotype.Component;

/** Takes in what the members' sites publish, change and withdraw. */
@Component
class PeraturanHandler implements PeristiwaHandler {
    private static final String GONE = "peraturan.ditarik";
    private static final Set<String> TYPES = Set.of("peraturan.diundangkan", "peraturan.diubah", GONE);

    private final PeraturanStore store;
    private final Clock clock;

    PeraturanHandler(PeraturanStore store, Clock clock) {
        this.store = store;
        this.clock = clock;
    }

    @Override
    public Set<String> types() {
        return TYPES;
    }

    @Override
    public void handle(Delivery delivery) throws FaultException {
        Event event = delivery.event();
        PeraturanFact fact = read(event);
        PeraturanStore.Key key = new PeraturanStore.Key(delivery.publisher(), event.source(), fact.id());
        Instant at = Objects.requireNonNullElseGet(event.time(), clock::instant);
        if (event.type().equals(GONE)) {
            store.withdraw(key, at);
        } else {
            store.put(key, titled(fact), at);
        }
    }

    private static PeraturanFact read(Event event) throws FaultException {
        try {
            return PeraturanFact.read(event.data());
        } catch (IllegalArgumentException senseless) {
            throw refused(String.valueOf(senseless.getMessage()));
        }
    }

    private static PeraturanFact titled(PeraturanFact fact) throws FaultException {
        if (!fact.fields().has("judul")) {
            throw refused("judul: missing (expected: the document's title)");
        }
        return fact;
    }

    private static FaultException refused(String detail) {
        return new FaultException(Fault.caller(FaultCode.ISI_TIDAK_SAH, detail));
    }
}
