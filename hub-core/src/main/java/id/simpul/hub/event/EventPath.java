package id.simpul.hub.event;

import id.simpul.hub.connector.Connections;
import id.simpul.hub.connector.Connector;
import id.simpul.hub.connector.HttpTarget;
import id.simpul.hub.connector.Outbound;
import id.simpul.hub.connector.Target;
import id.simpul.hub.message.CallId;
import id.simpul.hub.message.Delivery;
import id.simpul.hub.message.Event;
import id.simpul.hub.message.Fault;
import id.simpul.hub.message.FaultCode;
import id.simpul.hub.message.FaultException;
import id.simpul.hub.message.Headers;
import id.simpul.hub.message.Reply;
import id.simpul.hub.policy.Breakers;
import id.simpul.hub.registry.Agreement;
import id.simpul.hub.registry.Application.EventType;
import id.simpul.hub.registry.Application.Subscription;
import id.simpul.hub.registry.RouteTable;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
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
    private static final Duration RETRY = Duration.ofSeconds(2);
    /** How much of a lane lies out to be fetched; the rest waits in the log. */
    private static final int OFFERED = 2000;

    private final EventTable table;
    private final EventLog log;
    private final Numbers numbers;
    private final LaneTable lanes;
    private final HeldRows held;
    private final Settlements settlements;
    private final EventRecords records;
    private final EventIds ids;
    private final KnownEvents known;
    private final EndpointVerification endpoints;
    private final Connections connections;
    private final Breakers breakers;
    private final Outbound outbound;
    private final WebhookSigner signer;
    private final RetrySchedule schedule;
    private final EventMetrics metrics;
    private final Clock clock;

    EventPath(
            EventTable table,
            EventLog log,
            Numbers numbers,
            LaneTable lanes,
            HeldRows held,
            Settlements settlements,
            EventRecords records,
            EventIds ids,
            KnownEvents known,
            EndpointVerification endpoints,
            Connections connections,
            Breakers breakers,
            Outbound outbound,
            WebhookSigner signer,
            RetrySchedule schedule,
            EventMetrics metrics,
            Clock clock) {
        this.table = table;
        this.log = log;
        this.numbers = numbers;
        this.lanes = lanes;
        this.held = held;
        this.settlements = settlements;
        this.records = records;
        this.ids = ids;
        this.known = known;
        this.endpoints = endpoints;
        this.connections = connections;
        this.breakers = breakers;
        this.outbound = outbound;
        this.signer = signer;
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
        AcceptedEvent accepted = checked(call, publisher, event, traceId);
        KnownEvents.Standing standing = known.standing(accepted);
        if (standing == KnownEvents.Standing.CONFLICT) {
            throw new FaultException(Fault.caller(
                    FaultCode.PERISTIWA_BERTENTANGAN,
                    "id: an event of this source and id was accepted with other data."));
        }
        records.accepting(accepted);
        FaultException refused = standing == KnownEvents.Standing.REPETITION ? null : log.append(accepted, PATIENCE);
        records.accepted(accepted, refused == null ? null : refused.fault());
        metrics.accepted(accepted, refused == null ? null : refused.fault());
        if (refused != null) {
            throw refused;
        }
        known.note(accepted);
        return accepted.id();
    }

    private AcceptedEvent checked(CallId call, String publisher, Event event, String traceId) throws FaultException {
        RouteTable registry = table.table();
        if (registry == null) {
            throw new FaultException(Fault.busy(FaultCode.RUTE_TIDAK_SIAP, "No registry is loaded yet.", RETRY));
        }
        String violation = Attributes.violation(event);
        if (violation != null) {
            throw new FaultException(Fault.caller(FaultCode.PERISTIWA_TIDAK_SAH, violation));
        }
        EventType type = table.published(publisher, event.type());
        if (type == null) {
            throw new FaultException(Fault.caller(
                    FaultCode.PERISTIWA_TIDAK_DIIZINKAN, "Application " + publisher + " does not publish this type."));
        }
        return new AcceptedEvent(
                EventIds.of(publisher, event),
                call,
                publisher,
                event,
                ids.digest(event),
                type.dataClass().code(),
                type.dataClass().personal(),
                traceId,
                registry.version(),
                clock.instant());
    }

    /** Notes arrivals in one transaction; answers what is owed to whom. */
    List<Owed> route(List<Arrival> arrived) {
        RouteTable registry = table.table();
        if (registry == null) {
            throw new IllegalStateException("registry: none (expected: one before events are routed)");
        }
        LocalDate today =
                LocalDate.ofInstant(clock.instant(), registry.registry().city().zone());
        return numbers.note(arrived.stream()
                .map(each -> each.to(
                        table.owed(each.accepted().publisher(), each.accepted().event(), today)))
                .toList());
    }

    /** Tries once to deliver; the subscriber has the event for good only where the answer says so. */
    Attempt deliver(Owed owed, int attempt) {
        return deliver(owed, attempt, null);
    }

    /** The same, marked as sent again by a person's list {@code replay}. */
    Attempt deliver(Owed owed, int attempt, @Nullable String replay) {
        EventTable.Subscriber subscriber = table.subscriber(owed.name());
        if (subscriber == null) {
            return Attempt.expired("langganan-diakhiri");
        }
        String ended = ended(owed, subscriber);
        if (ended != null) {
            return Attempt.expired(ended);
        }
        if (!table.sample() && !endpoints.proven(owed.application(), owed.subscription())) {
            return Attempt.down("alamat-belum-terbukti");
        }
        CircuitBreaker breaker = breakers.of(subscriber.application(), subscriber.connection());
        Fault open = breakers.check(breaker);
        if (open != null) {
            return Attempts.of(open, null);
        }
        AcceptedEvent accepted = owed.accepted();
        Agreement agreement = table.agreement(
                owed.application(), accepted.publisher(), accepted.event().type());
        CallId call = records.delivering(owed, subscriber, agreement);
        long started = System.nanoTime();
        Reply reply = null;
        Fault fault = null;
        try {
            reply = send(subscriber, delivery(owed, subscriber, agreement, attempt, replay), replay);
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
            return "kunci-dimusnahkan";
        }
        Duration age = subscriber.subscription().timeToLive();
        boolean old = age != null && owed.accepted().acceptedAt().plus(age).isBefore(clock.instant());
        return old ? "masa-berlaku" : null;
    }

    private Delivery delivery(
            Owed owed,
            EventTable.Subscriber subscriber,
            @Nullable Agreement agreement,
            int attempt,
            @Nullable String replay)
            throws FaultException {
        AcceptedEvent accepted = owed.accepted();
        Event event = DeliveryForm.mapped(DeliveryForm.allowed(accepted.event(), agreement), subscriber.subscription());
        return new Delivery(
                accepted.id(),
                owed.application(),
                owed.subscription(),
                accepted.publisher(),
                DeliveryForm.replayed(event, replay),
                attempt,
                clock.instant().plus(PATIENCE));
    }

    private Reply send(EventTable.Subscriber subscriber, Delivery delivery, @Nullable String replay)
            throws FaultException {
        Target target = connections.find(
                subscriber.application().code(), subscriber.connection().code());
        return switch (target) {
            case null ->
                throw new FaultException(Fault.busy(
                        FaultCode.RUTE_TIDAK_SIAP, "The connection of " + delivery.name() + " is not open.", RETRY));
            case Connector connector -> connector.deliver(delivery);
            case HttpTarget http -> post(http, subscriber.subscription(), delivery, replay);
        };
    }

    private Reply post(HttpTarget target, Subscription subscription, Delivery delivery, @Nullable String replay)
            throws FaultException {
        DeliveryForm.Written written = DeliveryForm.http(delivery.event(), subscription.format());
        Map<String, String> headers = new TreeMap<>(written.headers());
        if (replay != null) {
            headers.put("simpul-replayed", replay);
        }
        headers.putAll(signer.headers(
                delivery.application(),
                delivery.subscription(),
                delivery.id().value(),
                clock.instant(),
                written.body()));
        return outbound.push(
                target, "POST", subscription.path(), Headers.of(headers), written.body(), delivery.deadline());
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
        EventTable.Subscriber subscriber = table.subscriber(owed.name());
        Duration pause = schedule.aside(
                tries,
                subscriber == null ? List.of() : subscriber.subscription().retry());
        if (pause == null) {
            held.park(owed, attempt, tries);
            metrics.parked(owed);
        } else {
            held.setAside(owed, attempt, tries, clock.instant().plus(pause));
        }
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
        return subscriber != null && subscriber.subscription().order() == Subscription.Order.STRICT;
    }
}
