package id.simpul.gateway.dataplane;

import id.simpul.gateway.identity.TokenEndpoint;
import id.simpul.hub.call.IntakePath;
import id.simpul.hub.connector.Intake;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;

/** The hub's own addresses on port 8000. */
@Component
class Doors {
    private static final int FORM_LIMIT = 16 * 1024;

    private final List<Door> doors = new ArrayList<>();

    /** These doors only. */
    Doors(Door... only) {
        doors.addAll(List.of(only));
    }

    @Autowired
    Doors(
            TokenEndpoint tokens,
            EventDoor events,
            SubscriptionDoor subscriptions,
            PullDoor pulls,
            EvidenceDoor evidence,
            IntakePath intakePath,
            List<Intake> intakes,
            List<PublicDoor> documents) {
        doors.add(Door.of(
                "POST",
                "/oauth2/token",
                FORM_LIMIT,
                request -> tokens.token(request.headers(), request.body(), request.clientAddress())));
        doors.add(Door.of(
                "POST",
                "/oauth2/introspect",
                FORM_LIMIT,
                request -> tokens.introspect(request.headers(), request.body(), request.clientAddress())));
        doors.add(Door.of(
                "POST",
                "/oauth2/revoke",
                FORM_LIMIT,
                request -> tokens.revoke(request.headers(), request.body(), request.clientAddress())));
        doors.add(Door.of("GET", "/oauth2/jwks", 0, request -> tokens.jwks()));
        doors.add(Door.of("GET", "/.well-known/jwks.json", 0, request -> tokens.jwks()));
        doors.add(Door.of("GET", "/.well-known/oauth-authorization-server", 0, request -> tokens.discovery()));
        doors.add(Door.of("POST", "/events", EventDoor.BODY_LIMIT, events::accept));
        doors.add(Door.of("GET", "/events/{id}", 0, events::story));
        addSubscriptions(subscriptions);
        addPulls(pulls);
        doors.add(Door.of("GET", "/receipts/{id}", 0, evidence::receipt));
        doors.add(Door.of("GET", "/checkpoints", 0, evidence::checkpoints));
        doors.add(Door.of("GET", "/checkpoints/keys", 0, evidence::keys));
        doors.add(Door.of("GET", "/checkpoints/{partition}/{size}", 0, evidence::checkpointsAfter));
        for (Intake each : intakes) {
            doors.add(
                    Door.of(each.method(), each.path(), each.bodyLimit(), request -> intakePath.enter(each, request)));
        }
        for (PublicDoor each : documents) {
            for (String method : new String[] {"GET", "HEAD"}) {
                doors.add(Door.of(method, each.path(), 0, request -> each.answer(request.headers())));
            }
        }
    }

    private void addSubscriptions(SubscriptionDoor subscriptions) {
        int limit = SubscriptionDoor.BODY_LIMIT;
        doors.add(Door.of("GET", "/subscriptions", 0, subscriptions::all));
        doors.add(Door.of("POST", "/subscriptions", limit, subscriptions::create));
        doors.add(Door.of("GET", "/subscriptions/{code}", 0, subscriptions::one));
        doors.add(Door.of("PUT", "/subscriptions/{code}", limit, subscriptions::replace));
        doors.add(Door.of("DELETE", "/subscriptions/{code}", 0, subscriptions::end));
        doors.add(Door.of("GET", "/subscriptions/{code}/secret", 0, subscriptions::secret));
        doors.add(Door.of("POST", "/subscriptions/{code}/secret/rotate", limit, subscriptions::rotate));
        doors.add(Door.of("POST", "/subscriptions/{code}/verify", limit, subscriptions::verify));
    }

    private void addPulls(PullDoor pulls) {
        doors.add(Door.of("POST", "/subscriptions/{code}/pull", PullOrder.BODY_LIMIT, pulls::pull));
        doors.add(Door.of("POST", "/subscriptions/{code}/ack", PullOrder.BODY_LIMIT, pulls::acknowledge));
        doors.add(Door.of("POST", "/subscriptions/{code}/nack", PullOrder.BODY_LIMIT, pulls::giveBack));
        doors.add(Door.of("POST", "/subscriptions/{code}/extend", PullOrder.BODY_LIMIT, pulls::extend));
    }

    /** A door and what its path's variables stand for. */
    record Found(Door door, Map<String, String> variables) {}

    @Nullable
    Found find(String method, String path) {
        for (Door each : doors) {
            Map<String, String> variables =
                    each.method().equals(method) ? each.path().match(path) : null;
            if (variables != null) {
                return new Found(each, variables);
            }
        }
        return null;
    }

    /** The methods that {@code path} would answer. */
    List<String> methods(String path) {
        return doors.stream()
                .filter(each -> each.path().match(path) != null)
                .map(Door::method)
                .distinct()
                .toList();
    }
}
