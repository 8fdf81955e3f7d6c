package id.simpul.hub.event;

import id.simpul.hub.connector.Publisher;
import id.simpul.hub.message.CallId;
import id.simpul.hub.message.Event;
import id.simpul.hub.message.FaultException;
import id.simpul.hub.message.TraceContext;
import java.time.Clock;
import org.springframework.stereotype.Component;

/** The event path as connectors see it. */
@Component
class EventPublisher implements Publisher {
    private final EventPath path;
    private final Clock clock;

    EventPublisher(EventPath path, Clock clock) {
        this.path = path;
        this.clock = clock;
    }

    @Override
    public CallId publish(String application, Event event) throws FaultException {
        return path.accept(
                CallId.at(clock.instant()),
                application,
                event,
                TraceContext.of(null).traceId());
    }
}
