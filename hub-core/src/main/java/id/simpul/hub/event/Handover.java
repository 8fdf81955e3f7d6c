package id.simpul.hub.event;

import id.simpul.hub.connector.Connections;
import id.simpul.hub.connector.Connector;
import id.simpul.hub.connector.HttpTarget;
import id.simpul.hub.connector.Outbound;
import id.simpul.hub.connector.Target;
import id.simpul.hub.message.Delivery;
import id.simpul.hub.message.Event;
import id.simpul.hub.message.Fault;
import id.simpul.hub.message.FaultCode;
import id.simpul.hub.message.FaultException;
import id.simpul.hub.message.Headers;
import id.simpul.hub.message.Reply;
import id.simpul.hub.registry.Agreement;
import id.simpul.hub.registry.Application.Subscription;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** One try to hand an event over: with the fields that its subscriber may have, in its form, signed. */
@Component
class Handover {
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final Duration RETRY = Duration.ofSeconds(2);

    private final Connections connections;
    private final Outbound outbound;
    private final WebhookSigner signer;
    private final Clock clock;

    Handover(Connections connections, Outbound outbound, WebhookSigner signer, Clock clock) {
        this.connections = connections;
        this.outbound = outbound;
        this.signer = signer;
        this.clock = clock;
    }

    /**
     * Returns what the subscriber answered. An event over which a form or a kind stumbles is a fault like any other, so that
     * it is set aside and what stands behind it goes on.
     *
     * @param attempt from 1
     * @param replay the person's list by which it is sent again, or null
     */
    Reply hand(
            Owed owed,
            EventTable.Subscriber subscriber,
            @Nullable Agreement agreement,
            int attempt,
            @Nullable String replay)
            throws FaultException {
        try {
            return send(subscriber, delivery(owed, subscriber, agreement, attempt, replay), replay);
        } catch (RuntimeException stumbled) {
            throw new FaultException(
                    Fault.hub(
                            FaultCode.GALAT_HUB,
                            "The subscriber's kind or form failed: "
                                    + stumbled.getClass().getSimpleName() + "."),
                    stumbled);
        }
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
}
