package id.simpul.hub.policy;

import id.simpul.hub.message.Fault;
import java.time.LocalDateTime;
import org.springframework.context.annotation.Primary;
import org.springframework.stereotype.Component;

/** Row 05: no bucket, no count. */
@Component
@Primary
public class OpenQuota extends Quota {
    @Override
    public Fault check(Allowance allowance, LocalDateTime moment) {
        return allowance.agreement().startsWith(OpenIdentity.FREE) ? null : super.check(allowance, moment);
    }
}
