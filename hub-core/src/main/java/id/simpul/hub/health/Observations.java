package id.simpul.hub.health;

import id.simpul.hub.message.FaultCode;
import id.simpul.hub.registry.Route;
import id.simpul.hub.registry.RouteTable;
import id.simpul.hub.registry.RouteTableListener;
import java.time.Clock;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Hears how each admitted call ended. Cheap enough for an event loop: a few atomic additions, no lock. */
@Component
public class Observations implements RouteTableListener {
    private final Clock clock;
    private volatile @Nullable Meters meters;

    public Observations(Clock clock) {
        this.clock = clock;
    }

    /**
     * Counts one settled call.
     *
     * @param fault why the caller did not get the target's answer, or null
     * @param status what the caller got
     * @param micros from the arrival of the call to the end of its answer
     */
    public void settled(Route route, @Nullable FaultCode fault, int status, long micros) {
        Meters current = meters;
        if (current == null || (fault != null && !Cause.Failure.byTarget(fault))) {
            return;
        }
        ServiceMeter meter =
                current.service(route.application().code(), route.service().code());
        if (meter != null) {
            meter.add(clock.millis(), Cause.Failure.of(fault, status), micros);
        }
    }

    @Override
    public synchronized void accept(RouteTable table) {
        meters = new Meters(table, meters);
    }

    @Nullable
    Meters meters() {
        return meters;
    }
}
