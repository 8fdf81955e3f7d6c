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
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
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

    private final EventTable table;
    private final TypeContract contract;
    private final EventLog log;
    private final EventRows rows;
    private final DeliveryRows deliveries;
    private final EventRecords records;
    private final Connections connections;
    private final Breakers breakers;
    private final Outbound outbound;
    private final WebhookSigner signer;
    private final RetrySchedule schedule;
    private final EventMetrics metrics;
    private final Clock clock;

    EventPath(
            EventTable table,
            TypeContract contract,
            EventLog log,
            EventRows rows,
            DeliveryRows deliveries,
            EventRecords records,
            Connections connections,
            Breakers breakers,
            Outbound outbound,
            WebhookSigner signer,
            RetrySchedule schedule,
            EventMetrics metrics,
            Clock clock) {
        this.table = table;
        this.contract = contract;
        this.log = log;
        this.rows = rows;
        this.deliveries = deliveries;
        this.records = records;
        this.connections = connections;
        this.breakers = breakers;
        this.outbound = outbound;
        this.signer = signer;
        this.schedule = schedule;
        this.metrics = metrics;
        this.clock = clock;
    }

    /**
     * Takes an event in; returns when the log has it for good. Waits for the log.
     *
     * @param id the event's id at the hub
     * @throws FaultException when it is not accepted
     */
    public void accept(CallId id, String publisher, Event event, String traceId) throws FaultException {
        take(checked(id, publisher, event, traceId), PATIENCE);
    }

    /**
     * Takes several events in, their ids in the same order: none where one of them cannot be accepted. Where the log fails
     * in between some of them are in; the publisher repeats them all, and the router recognises those.
     *
     * @throws FaultException when they are not all accepted; a caller's names the event by its index
     */
    public void acceptAll(List<CallId> ids, String publisher, List<Event> events, String traceId)
            throws FaultException {
        List<AcceptedEvent> checked = new ArrayList<>();
        for (int i = 0; i < events.size(); i++) {
            try {
                checked.add(checked(ids.get(i), publisher, events.get(i), traceId));
            } catch (FaultException refused) {
                throw EventFault.at(i, refused);
            }
        }
        Instant until = clock.instant().plus(PATIENCE);
        for (AcceptedEvent each : checked) {
            Duration left = Duration.between(clock.instant(), until);
            take(each, left.isPositive() ? left : Duration.ofMillis(1));
        }
    }

    private AcceptedEvent checked(CallId id, String publisher, Event event, String traceId) throws FaultException {
        RouteTable registry = table.table();
        if (registry == null) {
            throw new FaultException(Fault.busy(FaultCode.RUTE_TIDAK_SIAP, "No registry is loaded yet.", RETRY));
        }
        String violation = Attributes.violation(event);
        if (violation != null) {
            throw new FaultException(EventFault.of(FaultCode.PERISTIWA_TIDAK_SAH, violation));
        }
        LocalDate today =
                LocalDate.ofInstant(clock.instant(), registry.registry().city().zone());
        EventType type = contract.check(publisher, event, today).type();
        return new AcceptedEvent(
                id,
                publisher,
                event,
                type.dataClass().code(),
                type.dataClass().personal(),
                traceId,
                registry.version(),
                clock.instant());
    }

    private void take(AcceptedEvent accepted, Duration patience) throws FaultException {
        records.accepting(accepted);
        FaultException refused = log.append(accepted, patience);
        records.accepted(accepted, refused == null ? null : refused.fault());
        metrics.accepted(accepted, refused == null ? null : refused.fault());
        if (refused != null) {
            throw refused;
        }
    }

    /** Notes what arrived in {@code lane} in one transaction; answers what is owed to whom. */
    List<Owed> route(Map<AcceptedEvent, Integer> arrived) {
        RouteTable registry = table.table();
        if (registry == null) {
            throw new IllegalStateException("registry: none (expected: one before events are routed)");
        }
        LocalDate today =
                LocalDate.ofInstant(clock.instant(), registry.registry().city().zone());
        return rows.note(arrived.entrySet().stream()
                .map(each -> new EventRows.Arrival(
                        each.getKey(),
                        each.getValue(),
                        table.owed(each.getKey().publisher(), each.getKey().event(), today)))
                .toList());
    }

    /** Tries once to deliver; the subscriber has the event for good only where the answer says so. */
    Attempt deliver(Owed owed, int attempt) {
        EventTable.Subscriber subscriber = table.subscriber(owed.name());
        if (subscriber == null) {
            return new Attempt(Attempt.Kind.DOWN, "langganan-diakhiri", null, "", null, null);
        }
        CircuitBreaker breaker = breakers.of(subscriber.application(), subscriber.connection());
        Fault open = breakers.check(breaker);
        if (open != null) {
            return Attempts.of(open, null);
        }
        AcceptedEvent accepted = owed.accepted();
        String publisher = accepted.publisher();
        Agreement agreement = table.agreement(
                subscriber.application().code(), publisher, accepted.event().type());
        CallId call = records.delivering(owed, subscriber, agreement);
        long started = System.nanoTime();
        Reply reply = null;
        Fault fault = null;
        try {
            Event event =
                    DeliveryForm.mapped(DeliveryForm.allowed(accepted.event(), agreement), subscriber.subscription());
            Instant deadline = clock.instant().plus(PATIENCE);
            reply = send(
                    subscriber,
                    new Delivery(
                            accepted.id(),
                            owed.application(),
                            owed.subscription(),
                            publisher,
                            event,
                            attempt,
                            deadline));
        } catch (FaultException failed) {
            fault = failed.fault();
        }
        long nanos = System.nanoTime() - started;
        int status = reply == null ? 0 : reply.status();
        breakers.settle(breaker, fault, status, nanos);
        records.delivered(call, owed, subscriber, agreement, fault, status, nanos);
        metrics.tried(owed, fault, status, nanos);
        return reply == null ? Attempts.of(fault, call) : Attempts.of(reply, call);
    }

    private Reply send(EventTable.Subscriber subscriber, Delivery delivery) throws FaultException {
        Target target = connections.find(
                subscriber.application().code(), subscriber.connection().code());
        return switch (target) {
            case null ->
                throw new FaultException(Fault.busy(
                        FaultCode.RUTE_TIDAK_SIAP, "The connection of " + delivery.name() + " is not open.", RETRY));
            case Connector connector -> connector.deliver(delivery);
            case HttpTarget http -> post(http, subscriber.subscription(), delivery);
        };
    }

    private Reply post(HttpTarget target, Subscription subscription, Delivery delivery) throws FaultException {
        DeliveryForm.Written written = DeliveryForm.http(delivery.event(), subscription.format());
        Map<String, String> headers = new TreeMap<>(written.headers());
        headers.putAll(signer.headers(
                delivery.application(),
                delivery.subscription(),
                delivery.id().value(),
                clock.instant(),
                written.body()));
        return outbound.send(
                target, "POST", subscription.path(), Headers.of(headers), written.body(), delivery.deadline());
    }

    /** Notes that the subscriber has it: what waits behind it is due from then on. */
    void delivered(Owed owed, Attempt attempt) {
        deliveries.delivered(owed, attempt);
    }

    /** Takes an event that does not pass out of the way of others: tried again later, parked after the last try. */
    void setAside(Owed owed, String keyHash, Attempt attempt, int tries) {
        Duration pause = schedule.aside(tries);
        if (pause == null) {
            deliveries.park(owed, keyHash, attempt);
            metrics.parked(owed);
        } else {
            deliveries.setAside(owed, keyHash, attempt, clock.instant().plus(pause));
        }
    }

    /** Lets an event wait behind an earlier one of its key: order strict. */
    void behind(Owed owed, String keyHash) {
        deliveries.setAside(owed, keyHash, Attempt.BEHIND, null);
    }

    /** Whether {@code owed} must wait for an earlier event of its key. */
    boolean mustWait(Owed owed, String keyHash) {
        EventTable.@Nullable Subscriber subscriber = table.subscriber(owed.name());
        return subscriber != null
                && subscriber.subscription().order() == Subscription.Order.STRICT
                && deliveries.keyHeld(owed.application(), owed.subscription(), keyHash);
    }
}
