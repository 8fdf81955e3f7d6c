package id.simpul.gateway.admin;

import id.simpul.hub.ledger.LedgerRetention;
import java.security.Principal;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** What of the ledger is removed when its time is over, and the signed records of that. */
@RestController
@RequestMapping(AdminSecurity.ROOT + "/ledger")
class RetentionAdmin {
    private final LedgerRetention retention;
    private final ReentrantLock removing = new ReentrantLock();

    RetentionAdmin(LedgerRetention retention) {
        this.retention = retention;
    }

    /** What would be removed now; removes nothing. */
    @GetMapping("/retention")
    Plan due() {
        return new Plan(
                retention.keepMonths(), retention.due().stream().map(Month::of).toList());
    }

    /** Removes it, one request after the other. */
    @PostMapping("/retention")
    Plan remove(Principal who) {
        removing.lock();
        try {
            return new Plan(
                    retention.keepMonths(),
                    retention.remove(who.getName()).stream().map(Month::of).toList());
        } finally {
            removing.unlock();
        }
    }

    /** The signed deletion records, the newest month first. */
    @GetMapping("/removals")
    List<String> removals() {
        return retention.removals();
    }

    /** @param keepMonths 0: for ever */
    record Plan(int keepMonths, List<Month> due) {}

    /** A month whose time is over; {@code blocked} says why it stays for now. */
    record Month(String month, long records, @Nullable String blocked) {
        static Month of(LedgerRetention.Due due) {
            return new Month(due.month().toString(), due.records(), due.blocked());
        }
    }
}
