package id.simpul.gateway.admin;

import id.simpul.hub.event.ReplayFilter;
import id.simpul.hub.event.ReplayItem;
import id.simpul.hub.event.ReplayJob;
import id.simpul.hub.event.ReplayOrder;
import id.simpul.hub.event.ReplayStep;
import id.simpul.hub.event.Replays;
import id.simpul.hub.message.FaultException;
import java.security.Principal;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Set;
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

/** Lists of deliveries to be sent again: chosen and frozen, looked at, approved, started and ended. */
@RestController
@RequestMapping(AdminSecurity.ROOT + "/replays")
class ReplayAdmin {
    private static final int MOST = 500;

    private final Replays replays;

    ReplayAdmin(Replays replays) {
        this.replays = replays;
    }

    /** What to choose; only the subscription has to be named. {@code key} makes repeated requests one list. */
    record Choice(
            String application,
            String subscription,
            @Nullable String type,
            @Nullable Instant from,
            @Nullable Instant to,
            @Nullable String subject,
            @Nullable String heldReason,
            @Nullable String text,
            @Nullable Set<String> states,
            @Nullable Boolean includeDelivered,
            @Nullable String key,
            @Nullable String reason) {
        ReplayFilter filter() {
            return new ReplayFilter(
                    stripped(application),
                    stripped(subscription),
                    stripped(type),
                    from,
                    to,
                    stripped(subject),
                    stripped(heldReason),
                    stripped(text),
                    states == null ? Set.of() : states);
        }
    }

    /** A list with who did what with it. */
    record Told(ReplayJob job, List<ReplayStep> steps) {}

    /** What a step needs; the rate and the order only where it starts a list, the places only where it takes some out. */
    record Step(
            @Nullable String reason,
            @Nullable Integer rate,
            @Nullable Boolean byKey,
            @Nullable List<Integer> places,
            @Nullable Boolean unfit) {
        String why() {
            return stripped(reason);
        }
    }

    private static String stripped(@Nullable String given) {
        return given == null ? "" : given.strip();
    }

    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    ReplayJob make(@RequestBody Choice choice, Principal who) throws FaultException {
        return replays.make(new ReplayOrder(
                choice.filter(),
                Boolean.TRUE.equals(choice.includeDelivered()),
                choice.key(),
                who.getName(),
                stripped(choice.reason())));
    }

    @GetMapping
    List<ReplayJob> list(@RequestParam(defaultValue = "50") int limit) {
        return replays.latest(Math.clamp(limit, 1, MOST));
    }

    @GetMapping("/{id}")
    Told read(@PathVariable String id) throws FaultException {
        return new Told(replays.find(id), replays.steps(id));
    }

    /** Ask on with the last place as {@code after} until nothing comes. */
    @GetMapping("/{id}/items")
    List<ReplayItem> items(
            @PathVariable String id,
            @RequestParam(defaultValue = "") String state,
            @RequestParam(defaultValue = "0") int after,
            @RequestParam(defaultValue = "100") int limit)
            throws FaultException {
        return replays.items(id, state, after, Math.clamp(limit, 1, MOST));
    }

    @PostMapping("/{id}/exclude")
    ReplayJob exclude(@PathVariable String id, @RequestBody Step step, Principal who) throws FaultException {
        if (Boolean.TRUE.equals(step.unfit())) {
            replays.excludeUnfit(id, who.getName(), step.why());
        }
        List<Integer> places = Objects.requireNonNullElse(step.places(), List.of());
        if (!places.isEmpty()) {
            replays.exclude(id, places, who.getName(), step.why());
        }
        return replays.find(id);
    }

    @PostMapping("/{id}/approve")
    ReplayJob approve(@PathVariable String id, @RequestBody Step step, Principal who) throws FaultException {
        replays.approve(id, who.getName(), step.why());
        return replays.find(id);
    }

    @PostMapping("/{id}/start")
    ReplayJob start(@PathVariable String id, @RequestBody Step step, Principal who) throws FaultException {
        int rate = Objects.requireNonNullElse(step.rate(), 0);
        replays.start(id, rate, Boolean.TRUE.equals(step.byKey()), who.getName(), step.why());
        return replays.find(id);
    }

    @PostMapping("/{id}/pause")
    ReplayJob pause(@PathVariable String id, @RequestBody Step step, Principal who) throws FaultException {
        replays.pause(id, who.getName(), step.why());
        return replays.find(id);
    }

    @PostMapping("/{id}/resume")
    ReplayJob resume(@PathVariable String id, @RequestBody Step step, Principal who) throws FaultException {
        replays.resume(id, who.getName(), step.why());
        return replays.find(id);
    }

    @PostMapping("/{id}/stop")
    ReplayJob stop(@PathVariable String id, @RequestBody Step step, Principal who) throws FaultException {
        replays.stop(id, who.getName(), step.why());
        return replays.find(id);
    }
}
