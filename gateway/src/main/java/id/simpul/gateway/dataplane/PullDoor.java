package id.simpul.gateway.dataplane;

import static java.nio.charset.StandardCharsets.UTF_8;

import id.simpul.hub.connector.Intake;
import id.simpul.hub.event.EventJson;
import id.simpul.hub.event.PullPath;
import id.simpul.hub.event.PullPath.Fetched;
import id.simpul.hub.message.Reply;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;
import tools.jackson.databind.util.RawValue;

/**
 * {@code POST /subscriptions/{code}/pull}, {@code /ack}, {@code /nack} and {@code /extend}: an application fetches what it is
 * owed by one of its own subscriptions of mode pull.
 */
@Component
class PullDoor {
    private final OwnDoor own;
    private final PullPath path;
    private final PullWaits waits;

    PullDoor(OwnDoor own, PullPath path, PullWaits waits) {
        this.own = own;
        this.path = path;
        this.waits = waits;
    }

    /** 200 with {@code {"events": [...]}}, empty where there is nothing. */
    Reply pull(Intake.Request request) {
        return own.answer(request, (application, subscription) -> {
            PullOrder.Fetch order = PullOrder.Fetch.read(request.body());
            List<Fetched> fetched = waits.first(
                    application,
                    order.patience(),
                    () -> path.fetch(application, subscription, order.max(), order.lease()));
            return OwnDoor.json(
                    200, Map.of("events", fetched.stream().map(PullDoor::told).toList()));
        });
    }

    private static Map<String, Object> told(Fetched fetched) {
        Map<String, Object> told = new LinkedHashMap<>();
        told.put("lease", fetched.lease());
        told.put("id", fetched.id().value());
        told.put("attempt", fetched.attempt());
        told.put("leasedUntil", fetched.until().toString());
        told.put("event", new RawValue(new String(EventJson.write(fetched.event()), UTF_8)));
        return told;
    }

    /** It has these for good. */
    Reply acknowledge(Intake.Request request) {
        return own.answer(
                request,
                (application, subscription) ->
                        answered(path.acknowledge(application, subscription, PullOrder.acknowledged(request.body()))));
    }

    /** It gives these back. */
    Reply giveBack(Intake.Request request) {
        return own.answer(request, (application, subscription) -> {
            PullOrder.GivenBack order = PullOrder.GivenBack.read(request.body());
            return answered(path.giveBack(application, subscription, order.leases(), order.reason()));
        });
    }

    /** It needs these for longer. */
    Reply extend(Intake.Request request) {
        return own.answer(request, (application, subscription) -> {
            PullOrder.Extended order = PullOrder.Extended.read(request.body());
            return answered(path.extend(application, subscription, order.leases(), order.lease()));
        });
    }

    private static Reply answered(PullPath.Answered answered) {
        Map<String, Object> told = new LinkedHashMap<>();
        told.put("done", answered.done());
        told.put("lost", answered.lost());
        return OwnDoor.json(200, told);
    }
}
