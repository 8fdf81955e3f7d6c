package id.simpul.gateway.admin;

import id.simpul.hub.health.DriftFinding;
import id.simpul.hub.health.DriftStore;
import java.util.List;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Where messages deviate from what their service documents. */
@RestController
@RequestMapping(AdminSecurity.ROOT)
class ContractAdmin {
    private final DriftStore drift;

    ContractAdmin(DriftStore drift) {
        this.drift = drift;
    }

    /** At most 500, the most recent first; of one application or service where they are named. */
    @GetMapping("/deviations")
    List<DriftFinding> deviations(
            @RequestParam(defaultValue = "") String application, @RequestParam(defaultValue = "") String service) {
        return drift.findings(application, service);
    }
}
