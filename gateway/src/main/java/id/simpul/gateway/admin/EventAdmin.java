package id.simpul.gateway.admin;

import id.simpul.hub.event.BalanceWatch;
import id.simpul.hub.event.EventOverview;
import id.simpul.hub.event.EventStory;
import id.simpul.hub.event.Resend;
import id.simpul.hub.message.Fault;
import id.simpul.hub.message.FaultCode;
import id.simpul.hub.message.FaultException;
import java.security.Principal;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Events, what each subscription is owed, and what a person lets be tried again. */
@RestController
@RequestMapping(AdminSecurity.ROOT)
class EventAdmin {
    private static final int MOST = 500;
    private static final int SHORTEST_REASON = 5;

    private final EventOverview overview;
    private final BalanceWatch watch;
    private final EventStory stories;
    private final Resend resend;

    EventAdmin(EventOverview overview, BalanceWatch watch, EventStory stories, Resend resend) {
        this.overview = overview;
        this.watch = watch;
        this.stories = stories;
        this.resend = resend;
    }

    @GetMapping("/events")
    List<EventOverview.Row> events(
            @RequestParam(defaultValue = "") String publisher,
            @RequestParam(defaultValue = "") String type,
            @RequestParam(defaultValue = "false") boolean open,
            @RequestParam(defaultValue = "100") int limit) {
        return overview.lately(Duration.ofDays(1), publisher, type, open, Math.clamp(limit, 1, MOST));
    }

    @GetMapping("/events/{id}")
    EventStory.Story event(@PathVariable String id) throws FaultException {
        return stories.of(id).orElseThrow(() -> notFound("No event has that number."));
    }

    /** For each subscription: accepted = delivered + waiting + set aside + parked + expired, each from its own source. */
    @GetMapping("/balance")
    List<BalanceLine> balance() throws FaultException {
        return watch.now().balances().stream().map(BalanceLine::of).toList();
    }

    @GetMapping("/deliveries")
    List<EventOverview.Parked> unsettled(@RequestParam(defaultValue = "100") int limit) {
        return overview.unsettled(Math.clamp(limit, 1, MOST));
    }

    /** Why a delivery is tried again. */
    record Order(@Nullable String reason) {}

    @PostMapping("/deliveries/{id}/{application}/{subscription}/resend")
    @ResponseStatus(HttpStatus.ACCEPTED)
    void resend(
            @PathVariable String id,
            @PathVariable String application,
            @PathVariable String subscription,
            @RequestBody Order order,
            Principal who)
            throws FaultException {
        if (!resend.resend(id, application, subscription, who.getName(), reason(order))) {
            throw notFound("Nothing of that name is set aside or parked.");
        }
    }

    /** Gives a delivery up: it counts as expired, and what waits behind it goes on. */
    @PostMapping("/deliveries/{id}/{application}/{subscription}/discard")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void discard(
            @PathVariable String id,
            @PathVariable String application,
            @PathVariable String subscription,
            @RequestBody Order order,
            Principal who)
            throws FaultException {
        if (!resend.discard(id, application, subscription, who.getName(), reason(order))) {
            throw notFound("Nothing of that name is set aside or parked.");
        }
    }

    private static String reason(Order order) throws FaultException {
        String reason = order.reason() == null ? "" : order.reason().strip();
        if (reason.length() < SHORTEST_REASON) {
            throw new FaultException(Fault.caller(
                    FaultCode.PERMINTAAN_TIDAK_SAH,
                    "reason: " + reason.length() + " characters (expected: at least " + SHORTEST_REASON + ")"));
        }
        return reason;
    }

    private static FaultException notFound(String detail) {
        return new FaultException(Fault.caller(FaultCode.HALAMAN_TIDAK_ADA, detail));
    }
}
