package id.simpul.hub.event;

import id.simpul.hub.connector.Connections;
import id.simpul.hub.connector.HttpTarget;
import id.simpul.hub.connector.Outbound;
import id.simpul.hub.keys.KeyRing;
import id.simpul.hub.keys.Purpose;
import id.simpul.hub.message.CallId;
import id.simpul.hub.message.Fault;
import id.simpul.hub.message.FaultCode;
import id.simpul.hub.message.FaultException;
import id.simpul.hub.message.Headers;
import id.simpul.hub.message.Reply;
import java.net.URI;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Whether the address that a subscription names is its subscriber's: it gets a signed challenge, {@code POST
 * {"type":"simpul.verifikasi","challenge":"<256 bits in base64url>"}}, and proves that it read it and knows the secret by
 * answering 200 with {@code {"challenge":"..."}} and, as the header or the member {@code signature},
 * {@code v1,<base64 HMAC-SHA256 of the challenge by the secret>}. Where a connection has several targets, each must.
 */
@Component
public class EndpointVerification {
    private static final Logger LOG = LoggerFactory.getLogger(EndpointVerification.class);
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final Duration PAUSE = Duration.ofMinutes(1);
    private static final int MOST = 16 * 1024;
    private static final JsonMapper JSON = JsonMapper.shared();
    private static final SecureRandom RANDOM = new SecureRandom();

    private final EventTable table;
    private final Connections connections;
    private final Outbound outbound;
    private final WebhookSigner signer;
    private final Endpoints endpoints;
    private final KeyRing keys;
    private final Clock clock;
    private final Map<String, Instant> challenged = new ConcurrentHashMap<>();

    EndpointVerification(
            EventTable table,
            Connections connections,
            Outbound outbound,
            WebhookSigner signer,
            Endpoints endpoints,
            KeyRing keys,
            Clock clock) {
        this.table = table;
        this.connections = connections;
        this.outbound = outbound;
        this.signer = signer;
        this.endpoints = endpoints;
        this.keys = keys;
        this.clock = clock;
    }

    /**
     * What is known of a subscription's address.
     *
     * @param url without path and query; empty before the first challenge
     * @param verified whether the address in force proved itself, or needs no proof because nothing is pushed to it
     * @param reason why the last challenge failed; empty where it did not
     * @param generation of the secret, from 0
     */
    public record State(
            String application,
            String subscription,
            String url,
            boolean verified,
            @Nullable Instant verifiedAt,
            @Nullable Instant lastTriedAt,
            String reason,
            int generation,
            @Nullable Instant secretChangedAt) {}

    /**
     * Challenges the address; waits up to ten seconds for each of its targets, and notes how it went.
     *
     * @throws FaultException where there is no such subscription, or nothing is pushed to it
     */
    public State verify(String application, String subscription) throws FaultException {
        EventTable.Subscriber subscriber = subscriber(application, subscription);
        HttpTarget target = target(subscriber);
        if (target == null) {
            throw new FaultException(Fault.caller(
                    FaultCode.PERMINTAAN_TIDAK_SAH,
                    "connection: " + subscriber.connection().kind() + " (expected: an open one by HTTP)"));
        }
        Outcome outcome = Outcome.PROVEN;
        for (HttpTarget.Origin each : target.origins()) {
            outcome = outcome.reason().isEmpty() ? challenge(target.only(each.uri()), subscriber) : outcome;
        }
        note(subscriber, target, outcome);
        return state(application, subscription);
    }

    /** Whether the address in force proved itself; true for what is not pushed by HTTP, false for what is unknown. */
    public boolean verified(String application, String subscription) {
        EventTable.Subscriber subscriber = table.subscriber(application + "/" + subscription);
        if (subscriber == null) {
            return false;
        }
        HttpTarget target = target(subscriber);
        Endpoint known = endpoints.of(application, subscription);
        return target == null
                ? connections.find(application, subscriber.connection().code()) != null
                : known.verifiedAt() != null && same(known, target, subscriber);
    }

    /** Whether the address may be pushed to; one that did not prove itself is challenged, by this node once a minute at most. */
    boolean proven(String application, String subscription) {
        if (verified(application, subscription)) {
            return true;
        }
        Instant now = clock.instant();
        String name = application + "/" + subscription;
        Instant next = challenged.compute(name, (_, due) -> due == null || !due.isAfter(now) ? now.plus(PAUSE) : due);
        if (!next.equals(now.plus(PAUSE))) {
            return false;
        }
        try {
            return verify(application, subscription).verified();
        } catch (FaultException none) {
            return false;
        }
    }

    /** What is known now; throws {@link FaultException} where there is no such subscription. */
    public State state(String application, String subscription) throws FaultException {
        subscriber(application, subscription);
        Endpoint known = endpoints.of(application, subscription);
        return new State(
                application,
                subscription,
                known.url(),
                verified(application, subscription),
                known.verifiedAt(),
                known.triedAt(),
                known.reason(),
                known.generation(),
                known.secretChangedAt());
    }

    private EventTable.Subscriber subscriber(String application, String subscription) throws FaultException {
        EventTable.Subscriber found = table.subscriber(application + "/" + subscription);
        if (found == null) {
            throw new FaultException(Fault.caller(FaultCode.HALAMAN_TIDAK_ADA, "No subscription has that name."));
        }
        return found;
    }

    private @Nullable HttpTarget target(EventTable.Subscriber subscriber) {
        return connections.find(
                                subscriber.application().code(),
                                subscriber.connection().code())
                        instanceof HttpTarget http
                ? http
                : null;
    }

    /**
     * How a challenge ended.
     *
     * @param answered whether the address said something, and so may have disproved itself
     */
    private record Outcome(String reason, boolean answered) {
        static final Outcome PROVEN = new Outcome("", true);

        static Outcome wrong(String reason) {
            return new Outcome(reason, true);
        }
    }

    private Outcome challenge(HttpTarget target, EventTable.Subscriber subscriber) {
        byte[] random = new byte[32];
        RANDOM.nextBytes(random);
        String challenge = Base64.getUrlEncoder().withoutPadding().encodeToString(random);
        byte[] body =
                JSON.writeValueAsBytes(new TreeMap<>(Map.of("type", "simpul.verifikasi", "challenge", challenge)));
        try {
            return judged(subscriber, challenge, post(target, subscriber, body));
        } catch (FaultException failed) {
            return new Outcome(
                    failed.fault().code().code() + ": " + failed.fault().detail(), false);
        }
    }

    private Reply post(HttpTarget target, EventTable.Subscriber subscriber, byte[] body) throws FaultException {
        Instant now = clock.instant();
        Map<String, String> headers = new TreeMap<>(signer.headers(
                subscriber.application().code(),
                subscriber.subscription().code(),
                CallId.at(now).value(),
                now,
                body));
        headers.put("content-type", "application/json");
        return outbound.push(
                target, "POST", subscriber.subscription().path(), Headers.of(headers), body, now.plus(PATIENCE));
    }

    private Outcome judged(EventTable.Subscriber subscriber, String challenge, Reply reply) {
        if (reply.status() != 200) {
            return Outcome.wrong("dijawab-" + reply.status());
        }
        JsonNode answer = json(reply.body());
        if (!challenge.equals(answer.path("challenge").asString(""))) {
            return Outcome.wrong("tantangan-tidak-dijawab");
        }
        String signature = Objects.requireNonNullElseGet(
                reply.headers().first("signature"),
                () -> answer.path("signature").asString(""));
        return signer.signed(
                        subscriber.application().code(),
                        subscriber.subscription().code(),
                        challenge,
                        signature)
                ? Outcome.PROVEN
                : Outcome.wrong("tanda-tangan-tidak-cocok");
    }

    private static JsonNode json(byte[] body) {
        try {
            return body.length > MOST ? JSON.nullNode() : JSON.readTree(body);
        } catch (JacksonException none) {
            return JSON.nullNode();
        }
    }

    /** An address that does not answer now keeps its proof; one that answers wrongly, or another one, has none. */
    private void note(EventTable.Subscriber subscriber, HttpTarget target, Outcome outcome) {
        Instant now = clock.instant();
        Endpoint known = endpoints.of(
                subscriber.application().code(), subscriber.subscription().code());
        boolean kept = !outcome.answered() && same(known, target, subscriber);
        Instant verifiedAt = outcome.reason().isEmpty() ? now : kept ? known.verifiedAt() : null;
        endpoints.tried(new Endpoint(
                known.application(),
                known.subscription(),
                target.origins().stream().map(each -> bare(each.uri())).collect(Collectors.joining(" ")),
                keys.hash(Purpose.WEBHOOK, whole(target, subscriber)),
                verifiedAt,
                now,
                outcome.reason(),
                known.generation(),
                known.secretChangedAt()));
        LOG.info(
                "endpoint of {} {}",
                subscriber.name(),
                outcome.reason().isEmpty() ? "proved itself" : "did not prove itself: " + outcome.reason());
    }

    private boolean same(Endpoint known, HttpTarget target, EventTable.Subscriber subscriber) {
        return keys.matches(Purpose.WEBHOOK, whole(target, subscriber), known.urlHash());
    }

    /** Begins as no name of a secret does, which the same key makes. */
    private static String whole(HttpTarget target, EventTable.Subscriber subscriber) {
        return target.origins().stream()
                .map(each -> "url " + each.uri() + subscriber.subscription().path())
                .sorted()
                .collect(Collectors.joining("\n"));
    }

    private static String bare(URI uri) {
        return uri.getScheme() + "://" + uri.getHost() + (uri.getPort() < 0 ? "" : ":" + uri.getPort());
    }
}
