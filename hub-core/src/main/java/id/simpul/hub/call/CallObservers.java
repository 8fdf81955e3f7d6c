package id.simpul.hub.call;

import java.util.List;
import org.springframework.stereotype.Component;

/** Everybody who watches calls. */
@Component
class CallObservers {
    private final CallObserver[] observers;

    CallObservers(List<CallObserver> observers) {
        this.observers = observers.toArray(CallObserver[]::new);
    }

    void tell(EndedCall call) {
        for (CallObserver each : observers) {
            each.ended(call);
        }
    }
}
