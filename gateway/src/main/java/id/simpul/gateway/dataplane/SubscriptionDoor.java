package id.simpul.gateway.dataplane;

import id.simpul.gateway.subscription.RefusedSubscriptionException;
import id.simpul.gateway.subscription.SubscriptionBoard;
import id.simpul.gateway.subscription.SubscriptionDesk;
import id.simpul.hub.connector.Intake;
import id.simpul.hub.event.EndpointVerification;
import id.simpul.hub.event.WebhookSigner;
import id.simpul.hub.message.FaultException;
import id.simpul.hub.message.Headers;
import id.simpul.hub.message.Reply;
import id.simpul.hub.registry.Problem;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.springframework.stereotype.Component;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/**
 * {@code /subscriptions}: an application's own subscriptions in the words of the registry's files, with {@code endpoint:
 * {url}} in place of a connection made by hand. Another application's is as unknown as none (404).
 */
@Component
class SubscriptionDoor {
    static final int BODY_LIMIT = 32 * 1024;

    private static final JsonMapper JSON = JsonMapper.shared();
    private static final int REASON_LENGTH = 200;

    private final OwnDoor own;
    private final SubscriptionDesk desk;
    private final SubscriptionBoard board;
    private final EndpointVerification verification;
    private final WebhookSigner signer;

    SubscriptionDoor(
            OwnDoor own,
            SubscriptionDesk desk,
            SubscriptionBoard board,
            EndpointVerification verification,
            WebhookSigner signer) {
        this.own = own;
        this.desk = desk;
        this.board = board;
        this.verification = verification;
        this.signer = signer;
    }

    /** 200 with {@code {"subscriptions": [...]}}. */
    Reply all(Intake.Request request) {
        return own.answer(
                request, (application, _) -> OwnDoor.json(200, Map.of("subscriptions", board.all(application))));
    }

    Reply one(Intake.Request request) {
        return own.answer(request, (application, code) -> OwnDoor.json(200, board.one(application, code)));
    }

    /** 201 with its address. */
    Reply create(Intake.Request request) {
        return own.answer(request, (application, _) -> {
            Map<String, Object> body = body(request);
            String code = code(body);
            desk.create(application, code, body, application);
            Headers headers = Headers.of(Map.of(
                    "Content-Type", "application/json",
                    "Cache-Control", "no-store",
                    "Location", "/subscriptions/" + code));
            return new Reply(201, headers, JSON.writeValueAsBytes(board.one(application, code)));
        });
    }

    Reply replace(Intake.Request request) {
        return own.answer(request, (application, code) -> {
            desk.replace(application, code, body(request), application);
            return OwnDoor.json(200, board.one(application, code));
        });
    }

    /** 204; what it was owed expires. */
    Reply end(Intake.Request request) {
        return own.answer(request, (application, code) -> {
            desk.end(application, code, application);
            return new Reply(204, Headers.of(Map.of("Cache-Control", "no-store")), new byte[0]);
        });
    }

    /** The secrets by which its deliveries are signed. */
    Reply secret(Intake.Request request) {
        return own.answer(request, (application, code) -> {
            board.require(application, code);
            return told(signer.secrets(application, code));
        });
    }

    /** Makes the next secret; {@code {"reason": "..."}} may say why. */
    Reply rotate(Intake.Request request) {
        return own.answer(request, (application, code) -> {
            board.require(application, code);
            String given = JsonBody.read(request.body(), "reason").text("reason", REASON_LENGTH);
            String reason = given.isBlank() ? "by its application" : given;
            return told(signer.rotate(application, code, application, reason));
        });
    }

    /** Challenges the address now; how it went is in the answer. */
    Reply verify(Intake.Request request) {
        return own.answer(request, (application, code) -> {
            board.require(application, code);
            verification.verify(application, code);
            return OwnDoor.json(200, board.endpoint(application, code));
        });
    }

    private static Reply told(WebhookSigner.Secrets secrets) {
        Map<String, Object> told = new LinkedHashMap<>();
        told.put("secret", secrets.secret());
        if (secrets.previous() != null) {
            told.put("previous", secrets.previous());
            told.put("previousUntil", Objects.toString(secrets.previousUntil()));
        }
        return OwnDoor.json(200, told);
    }

    /** What is null is as what is left out. */
    private static Map<String, Object> body(Intake.Request request) throws FaultException {
        Map<String, Object> body = JSON.convertValue(
                JsonBody.object(request.body()), new TypeReference<LinkedHashMap<String, Object>>() {});
        body.values().removeIf(Objects::isNull);
        return body;
    }

    private static String code(Map<String, Object> body) throws RefusedSubscriptionException {
        if (body.get("code") instanceof String code) {
            return code;
        }
        String found = body.containsKey("code") ? "no text" : "nothing";
        throw new RefusedSubscriptionException(
                List.of(new Problem("", 0, "code", "lower-case letters and digits", found)));
    }
}
