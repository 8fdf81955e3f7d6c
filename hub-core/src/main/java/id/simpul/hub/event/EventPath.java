package id.simpul.hub.event;

import id.simpul.hub.message.CallId;
import id.simpul.hub.message.Event;
import id.simpul.hub.message.Fault;
import id.simpul.hub.message.FaultException;
import id.simpul.hub.message.Reply;
import id.simpul.hub.policy.Breakers;
import id.simpul.hub.registry.Agreement;
import id.simpul.hub.registry.RouteTable;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * The whole life of an event: {@link #accept} at the door, {@link #route} to whom it is owed, {@link #deliver} to each of
 * them, and where that fails {@link #setAside} until it passes or is parked. Straight-line; the engines that carry events
 * from one step to the next (Router, Lane, SetAside, Relay) hold no rule.
 */
@Component
public class EventPath {
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    /** How much of a lane lies out to be fetched; the rest waits in the log. */
    private static final int OFFERED = 2000;

    private static final String SUBSCRIPTION_ENDED = "langganan-diakhiri";
    private static final String TOO_OLD = "masa-berlaku";

    private final EventTable table;
    private final Acceptance acceptance;
    private final EventLog log;
    private final Numbers numbers;
    private final LaneTable lanes;
    private final HeldRows held;
    private final Settlements settlements;
    private final EventRecords records;
    private final KnownEvents known;
    private final EndpointVerification endpoints;
    private final Breakers breakers;
    private final Handover handover;
    private final RetrySchedule schedule;
    private final EventMetrics metrics;
    private final Clock clock;

    EventPath(
            EventTable table,
            Acceptance acceptance,
            EventLog log,
            Numbers numbers,
            LaneTable lanes,
            HeldRows held,
            Settlements settlements,
            EventRecords records,
            KnownEvents known,
            EndpointVerification endpoints,
            Breakers breakers,
            Handover handover,
            RetrySchedule schedule,
            EventMetrics metrics,
            Clock clock) {
        this.table = table;
        this.acceptance = acceptance;
        this.log = log;
        this.numbers = numbers;
        this.lanes = lanes;
        this.held = held;
        this.settlements = settlements;
        this.records = records;
        this.known = known;
        this.endpoints = endpoints;
        this.breakers = breakers;
        this.handover = handover;
        this.schedule = schedule;
        this.metrics = metrics;
        this.clock = clock;
    }

    /**
     * Takes an event in; returns when the log has it for good. Waits for the log. A repetition of what is known to be in
     * the log is answered alike.
     *
     * @param call the call by which it came
     * @return the event's id at the hub
     * @throws FaultException when it is not accepted
     */
    public CallId accept(CallId call, String publisher, Event event, String traceId) throws FaultException {
        AcceptedEvent accepted = acceptance.checked(call, publisher, event, traceId);
        take(List.of(accepted));
        return accepted.id();
    }

    /**
     * Takes several events in, their calls in the same order: none where one of them cannot be accepted. Where the log fails
     * in between some of them are in; the publisher repeats them all, and the router recognises those.
     *
     * @return their ids at the hub
     * @throws FaultException when they are not all accepted; a caller's names the event by its index
     */
    public List<CallId> acceptAll(List<CallId> calls, String publisher, List<Event> events, String traceId)
            throws FaultException {
        List<AcceptedEvent> checked = new ArrayList<>();
        for (int i = 0; i < events.size(); i++) {
            try {
                checked.add(acceptance.checked(calls.get(i), publisher, events.get(i), traceId));
            } catch (FaultException refused) {
                throw EventFault.at(i, refused);
            }
        }
        take(checked);
        return checked.stream().map(AcceptedEvent::id).toList();
    }

    /** Writes them side by side; what is known to be in the log is not written again. */
    private void take(List<AcceptedEvent> events) throws FaultException {
        List<EventLog.Written> written = new ArrayList<>();
        EventLog.Written last = EventLog.Written.BEFORE;
        for (AcceptedEvent each : events) {
            // once the log takes none, those that follow would only wait, or overtake it
            if (!last.failed()) {
                last = known.standing(each) == KnownEvents.Standing.REPETITION
                        ? EventLog.Written.BEFORE
                        : log.append(each);
            }
            written.add(last);
        }
        FaultException failed = null;
        for (int i = 0; i < written.size(); i++) {
            FaultException refused = written.get(i).await(PATIENCE);
            refused = settle(events.get(i), refused);
            failed = failed == null ? refused : failed;
        }
        if (failed != null) {
            throw failed;
        }
    }

    /** No answer goes out without its record: where there is no room for it, the publisher sends the event again. */
    private @Nullable FaultException settle(AcceptedEvent accepted, @Nullable FaultException refused) {
        if (refused == null) {
            known.note(accepted);
        }
        FaultException unproven = records.accepted(accepted, refused == null ? null : refused.fault());
        FaultException failed = refused == null ? unproven : refused;
        metrics.accepted(accepted, failed == null ? null : failed.fault());
        return failed;
    }

    private LocalDate today() {
        RouteTable registry = table.table();
        if (registry == null) {
            throw new IllegalStateException("registry: none (expected: one before events are moved)");
        }
        return LocalDate.ofInstant(clock.instant(), registry.registry().city().zone());
    }

    /** To whom an arrival is owed. */
    Arrival address(Arrival arrived) {
        return arrived.to(table.owed(arrived.accepted(), today()));
    }

    /** Notes addressed arrivals in one transaction; answers what is owed to whom. */
    List<Owed> route(List<Arrival> addressed) {
        return numbers.note(addressed);
    }

    /** Tries once to deliver; the subscriber has the event for good only where the answer says so. */
    Attempt deliver(Owed owed, int attempt) {
        return deliver(owed, attempt, null);
    }

    /** The same, marked as sent again by a person's list {@code replay}. */
    Attempt deliver(Owed owed, int attempt, @Nullable String replay) {
        EventTable.Subscriber subscriber = table.subscriber(owed.name());
        if (subscriber == null) {
            return Attempt.expired(SUBSCRIPTION_ENDED);
        }
        String ended = ended(owed, subscriber);
        if (ended != null && (replay == null || !ended.equals(TOO_OLD))) {
            return Attempt.expired(ended);
        }
        Agreement agreement = agreement(owed);
        if (agreement == null && !EventTable.own(owed.application(), owed.accepted())) {
            return Attempt.NO_AGREEMENT;
        }
        if (!table.sample() && !endpoints.proven(owed.application(), owed.subscription())) {
            return Attempt.down("alamat-belum-terbukti");
        }
        return attempt(owed, subscriber, agreement, attempt, replay);
    }

    private Attempt attempt(
            Owed owed,
            EventTable.Subscriber subscriber,
            @Nullable Agreement agreement,
            int attempt,
            @Nullable String replay) {
        CircuitBreaker breaker = breakers.of(subscriber.application(), subscriber.connection());
        Fault open = breakers.check(breaker);
        if (open != null) {
            return Attempts.of(open, null);
        }
        CallId call = records.delivering(owed, subscriber, agreement);
        long started = System.nanoTime();
        Reply reply = null;
        Fault fault = null;
        try {
            reply = handover.hand(owed, subscriber, agreement, attempt, replay);
        } catch (FaultException failed) {
            fault = failed.fault();
        }
        long nanos = System.nanoTime() - started;
        int status = reply == null ? 0 : reply.status();
        breakers.settle(breaker, fault, status, nanos);
        records.delivered(call, owed, fault, status, nanos);
        metrics.tried(owed, fault, status, nanos);
        return reply == null ? Attempts.of(fault, call) : Attempts.of(reply, call, clock.instant());
    }

    /** Why it is not delivered any more, or null. */
    @Nullable
    String ended(Owed owed, EventTable.Subscriber subscriber) {
        if (owed.accepted().gone()) {
            return Attempt.KEY_DESTROYED;
        }
        if (!subscriber.subscription().type().equals(owed.accepted().event().type())) {
            return SUBSCRIPTION_ENDED; // another one has its name now
        }
        Duration age = subscriber.subscription().timeToLive();
        boolean old = age != null && owed.accepted().acceptedAt().plus(age).isBefore(clock.instant());
        return old ? TOO_OLD : null;
    }

    /** Whether a lane's subscription wants an event, and may hear of it today. */
    boolean wants(LaneName lane, AcceptedEvent accepted) {
        return table.owed(accepted, today()).stream()
                .anyMatch(each -> each.name().equals(lane.subscriber()));
    }

    /** What allows the subscriber to hear of it today, or null. */
    @Nullable
    Agreement agreement(Owed owed) {
        return table.agreement(owed.application(), owed.accepted(), today());
    }

    /** Notes that a lane's event came to an end; completes when that is written. */
    CompletableFuture<Void> settle(Owed owed, Attempt attempt, int tries) throws InterruptedException {
        return settlements.add(settled(owed, attempt, tries));
    }

    /** The same of an event that was set aside: what waits behind it is due from then on. */
    void settleHeld(Owed owed, Attempt attempt, int tries) {
        held.settle(settled(owed, attempt, tries));
    }

    private Settled settled(Owed owed, Attempt attempt, int tries) {
        boolean expired = attempt.kind() == Attempt.Kind.EXPIRED;
        return new Settled(
                lanes.id(owed.lane()),
                owed.seq(),
                owed.accepted().id(),
                expired ? Settled.Outcome.EXPIRED : Settled.Outcome.DELIVERED,
                attempt.reason(),
                tries,
                attempt.status(),
                attempt.callId());
    }

    /** Takes an event that does not pass out of the way of others: tried again later, parked after the last try. */
    void setAside(Owed owed, Attempt attempt, int tries) {
        Instant next = next(owed, tries);
        if (next == null) {
            held.park(owed, attempt, tries);
            metrics.parked(owed);
        } else {
            held.setAside(owed, attempt, tries, next);
        }
    }

    /** The same of one that is held, unless it came to an end meanwhile. */
    void setAsideAgain(Owed owed, Attempt attempt, int tries) {
        Instant next = next(owed, tries);
        if (next == null) {
            held.parkAgain(owed, attempt, tries);
            metrics.parked(owed);
        } else {
            held.setAsideAgain(owed, attempt, tries, next);
        }
    }

    /** When it is tried again; null where it is parked. */
    private @Nullable Instant next(Owed owed, int tries) {
        EventTable.Subscriber subscriber = table.subscriber(owed.name());
        Duration pause = schedule.aside(
                tries,
                subscriber == null ? List.of() : subscriber.subscription().retry());
        return pause == null ? null : clock.instant().plus(pause);
    }

    /** Lets an event wait behind an earlier one of its key: order strict. */
    void behind(Owed owed) {
        held.setAside(owed, Attempt.BEHIND, 0, null);
    }

    /** Whether its application fetches what the lane owes. */
    boolean pulled(LaneName lane) {
        EventTable.@Nullable Subscriber subscriber = table.subscriber(lane.subscriber());
        return subscriber != null && subscriber.pulls();
    }

    /** Lays an event out for the application that fetches it; false while there lies enough. */
    boolean offer(Owed owed) {
        if (held.offered(owed.lane()) >= OFFERED) {
            return false;
        }
        held.offer(owed);
        return true;
    }

    /** Whether a key of the lane waits for its earliest event. */
    boolean strict(LaneName lane) {
        EventTable.@Nullable Subscriber subscriber = table.subscriber(lane.subscriber());
        return subscriber != null && subscriber.strict();
    }
}
