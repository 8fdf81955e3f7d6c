package id.simpul.gateway.layanan.izin;

import id.simpul.gateway.layanan.PeristiwaHandler;
import id.simpul.hub.message.Delivery;
import id.simpul.hub.message.FaultException;
import java.time.Clock;
import java.util.Set;
import org.springframework.stereotype.Component;

/** Keeps each document that OSS sends about a NIB. */
@Component
class IzinHandler implements PeristiwaHandler {
    private final IzinStore store;
    private final SecondFactor factors;
    private final Clock clock;

    IzinHandler(IzinStore store, SecondFactor factors, Clock clock) {
        this.store = store;
        this.factors = factors;
        this.clock = clock;
    }

    @Override
    public Set<String> types() {
        return Set.of("nib.diterima");
    }

    @Override
    public void handle(Delivery delivery) throws FaultException {
        NibReader reader = NibReader.of(delivery.event(), clock.instant());
        DokumenNib document = reader.document();
        String digits = reader.factor();
        String factor = digits == null ? null : factors.hash(document.nib(), digits);
        store.add(delivery.id().value(), new IzinStore.Row(document, factor));
    }
}
