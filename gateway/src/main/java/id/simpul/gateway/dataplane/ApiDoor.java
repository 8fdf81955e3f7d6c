package id.simpul.gateway.dataplane;

import id.simpul.hub.call.Admission;
import id.simpul.hub.call.CallPath;
import id.simpul.hub.call.Passage;
import id.simpul.hub.connector.Connector;
import id.simpul.hub.connector.HttpTarget;
import id.simpul.hub.message.Call;
import id.simpul.hub.message.CallId;
import id.simpul.hub.message.Fault;
import id.simpul.hub.message.FaultCode;
import id.simpul.hub.message.TraceContext;
import id.simpul.hub.policy.Allowance;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServerRequest;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletionStage;

/** {@code /api/{application}/{service}/**}: makes a call of a request, has it admitted, and sends it on its way. */
final class ApiDoor {
    static final String PREFIX = "/api/";

    private static final Set<FaultCode> TOO_MUCH =
            EnumSet.of(FaultCode.BATAS_LAJU, FaultCode.KUOTA_HABIS, FaultCode.BATAS_SERENTAK);

    private static final Verifications VERIFYING = new Verifications(64, 16);

    private final Vertx vertx;
    private final CallPath path;
    private final Answers answers;
    private final HttpClients clients;
    private final SlowGuard guard;
    private final Clock clock;

    ApiDoor(Vertx vertx, CallPath path, Answers answers, HttpClients clients, SlowGuard guard, Clock clock) {
        this.vertx = vertx;
        this.path = path;
        this.answers = answers;
        this.clients = clients;
        this.guard = guard;
        this.clock = clock;
    }

    void handle(HttpServerRequest request, String rawPath, TraceContext trace) {
        request.pause();
        int service = rawPath.indexOf('/', PREFIX.length());
        if (service < 0 || service + 1 == rawPath.length()) {
            Fault fault =
                    Fault.caller(FaultCode.LAYANAN_TIDAK_ADA, "The path has the form /api/{application}/{service}.");
            answers.problem(request, fault, trace, List.of());
            return;
        }
        int tail = rawPath.indexOf('/', service + 1);
        Instant now = clock.instant();
        Call call = Call.arrived(
                CallId.at(now),
                request.method().name(),
                rawPath.substring(PREFIX.length(), service),
                rawPath.substring(service + 1, tail < 0 ? rawPath.length() : tail),
                tail < 0 ? "" : rawPath.substring(tail),
                request.query(),
                new VertxHeaders(request.headers()),
                request.remoteAddress().hostAddress(),
                now,
                trace);
        admit(request, call, true);
    }

    private void admit(HttpServerRequest request, Call call, boolean mayVerify) {
        conclude(request, call, path.admit(call), mayVerify);
    }

    private void conclude(HttpServerRequest request, Call call, Admission admission, boolean mayVerify) {
        switch (admission) {
            case Admission.Admitted(Passage passage) -> carry(request, passage, answers, Manner.PLAIN);
            case Admission.Refused(Fault fault, List<String> allow) -> refuse(request, call, fault, allow);
            case Admission.Pending(CompletionStage<Admission> later) -> {
                Context context = vertx.getOrCreateContext();
                later.thenAccept(known -> context.runOnContext(now -> conclude(request, call, known, false)));
            }
            case Admission.Unverified(Runnable work)
            when mayVerify && VERIFYING.begin(call.clientAddress()) -> verify(request, call, work);
            case Admission.Unverified unverified -> {
                Fault busy = Fault.busy(FaultCode.HUB_SIBUK, "Too many new tokens at once.", Duration.ofSeconds(1));
                answers.problem(request, busy, call);
            }
        }
    }

    /** Whoever asked for too much is told what is left. */
    private void refuse(HttpServerRequest request, Call call, Fault fault, List<String> allow) {
        Allowance allowance = TOO_MUCH.contains(fault.code()) ? path.allowance(call) : null;
        if (allowance != null) {
            HeaderRules.limits(allowance, path.moment(call), request.response().headers());
        }
        answers.problem(request, fault, call, allow);
    }

    private void verify(HttpServerRequest request, Call call, Runnable work) {
        Context context = vertx.getOrCreateContext();
        Thread.ofVirtual().name("verify").start(() -> {
            try {
                work.run();
            } finally {
                VERIFYING.end(call.clientAddress());
                context.runOnContext(verified -> admit(request, call, false));
            }
        });
    }

    /** A body that says itself that it is too large is not asked for. */
    private static boolean tooLarge(Exchange exchange) {
        if (exchange.passage().target() instanceof HttpTarget http
                && BodyLimit.announced(exchange.request()) > http.maxBody()) {
            exchange.fail(BodyLimit.exceeded(http.maxBody()));
        }
        return exchange.isOver();
    }

    /** Sends an admitted call on its way, to be answered as {@code told} tells it. */
    void carry(HttpServerRequest request, Passage passage, Answers told, Manner manner) {
        Exchange exchange = new Exchange(vertx.getOrCreateContext(), request, passage, path, told, guard, clock);
        exchange.asked(manner);
        if (tooLarge(exchange)) {
            return;
        }
        Expectation.proceed(request);
        Runnable relay = switch (passage.target()) {
            case HttpTarget http -> new HttpRelay(exchange, http, clients)::start;
            case Connector connector -> new ConnectorRelay(exchange, connector)::start;
        };
        if (passage.holdsBody()) {
            new HeldBody(exchange, path).thenGo(relay);
        } else {
            relay.run();
        }
    }
}
