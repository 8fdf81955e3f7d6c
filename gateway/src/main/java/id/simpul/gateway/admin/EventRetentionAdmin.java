package id.simpul.gateway.admin;

import id.simpul.hub.event.EventRetention;
import id.simpul.hub.event.RetentionPlan;
import id.simpul.hub.message.FaultException;
import java.security.Principal;
import java.util.List;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** What of the events is removed when its time is over, and the signed records of that. */
@RestController
@RequestMapping(AdminSecurity.ROOT + "/events")
class EventRetentionAdmin {
    private final EventRetention retention;

    EventRetentionAdmin(EventRetention retention) {
        this.retention = retention;
    }

    /** What would be removed now; removes nothing. */
    @GetMapping("/retention")
    RetentionPlan due() throws FaultException {
        return retention.due();
    }

    /** Removes it; 503 while another node does. */
    @PostMapping("/retention")
    RetentionPlan remove(Principal who) throws FaultException {
        return retention.remove(who.getName());
    }

    /** The signed deletion records, the newest first. */
    @GetMapping("/removals")
    List<String> removals() {
        return retention.removals();
    }
}
