package id.simpul.hub.policy;

import id.simpul.hub.message.Fault;
import org.springframework.context.annotation.Primary;
import org.springframework.stereotype.Component;

/** Row 05: no places are taken. */
@Component
@Primary
public class OpenConcurrency extends Concurrency {
    @Override
    public Fault check(Allowance allowance, Room room) {
        return allowance.agreement().startsWith(OpenIdentity.FREE) ? null : super.check(allowance, room);
    }

    @Override
    public void leave(Allowance allowance, Room room) {
        if (!allowance.agreement().startsWith(OpenIdentity.FREE)) {
            super.leave(allowance, room);
        }
    }
}
