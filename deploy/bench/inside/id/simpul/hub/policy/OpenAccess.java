package id.simpul.hub.policy;

import id.simpul.hub.message.Fault;
import id.simpul.hub.registry.Agreement;
import id.simpul.hub.registry.Application;
import id.simpul.hub.registry.Service.Operation;
import java.time.LocalDateTime;
import org.springframework.context.annotation.Primary;
import org.springframework.stereotype.Component;

/** Row 05: no question about the agreement. */
@Component
@Primary
public class OpenAccess extends Access {
    @Override
    public Fault check(Application consumer, Agreement agreement, Operation operation, LocalDateTime moment) {
        return consumer.code().equals(OpenIdentity.FREE) ? null : super.check(consumer, agreement, operation, moment);
    }
}
