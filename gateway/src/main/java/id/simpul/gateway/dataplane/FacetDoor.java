package id.simpul.gateway.dataplane;

import id.simpul.gateway.facet.ServicePath;
import id.simpul.hub.call.Admission;
import id.simpul.hub.call.Passage;
import id.simpul.hub.message.Call;
import id.simpul.hub.message.CallId;
import id.simpul.hub.message.Fault;
import id.simpul.hub.message.FaultCode;
import id.simpul.hub.message.Reply;
import id.simpul.hub.message.TraceContext;
import id.simpul.hub.policy.Identity;
import id.simpul.hub.policy.MemberIdentity;
import id.simpul.hub.registry.Application;
import id.simpul.hub.registry.RouteTable;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServerRequest;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The door of a facet: makes of a request in its dialect the same call that {@link ApiDoor} makes, and answers its lists.
 * Everything behind it, from the agreement to the ledger, is the same.
 */
final class FacetDoor {
    private static final Logger LOG = LoggerFactory.getLogger(FacetDoor.class);
    private static final Fault NOT_YET =
            Fault.busy(FaultCode.RUTE_TIDAK_SIAP, "No route table is loaded yet.", Duration.ofSeconds(1));
    private static final Fault NO_NAME = Fault.caller(
            FaultCode.ALAMAT_TIDAK_SAH, "The path has the form /r1/{instance}/{class}/{member}/{subsystem}/{service}.");
    private static final Fault NO_ID =
            Fault.caller(FaultCode.PERMINTAAN_TIDAK_SAH, "X-Road-Id has up to 255 printable characters.");
    private static final Fault NO_PARTY =
            Fault.caller(FaultCode.PERMINTAAN_TIDAK_SAH, "X-Road-Represented-Party has the form class/code, or code.");
    private static final Pattern ID = Pattern.compile("[!-~]{1,255}");
    private static final Pattern PARTY =
            Pattern.compile("([A-Za-z0-9'()+,\\-.=?%]{1,255}/)?[A-Za-z0-9'()+,\\-.=?%]{1,255}");
    private static final Pattern UUID = Pattern.compile("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");
    private static final List<String> READ_ONLY = List.of("GET", "HEAD");

    private final Vertx vertx;
    private final FacetParts parts;
    private final FacetDialect dialect;
    private final FacetMetadata metadata;
    private final ApiDoor api;

    FacetDoor(Vertx vertx, FacetParts parts, FacetDialect dialect, ApiDoor api) {
        this.vertx = vertx;
        this.parts = parts;
        this.dialect = dialect;
        this.metadata = new FacetMetadata(dialect, parts);
        this.api = api;
    }

    /** Whether the address is this door's. */
    boolean takes(String path) {
        return path.startsWith(ServicePath.PREFIX) || metadata.takes(path);
    }

    void handle(HttpServerRequest request, String path, TraceContext arrived) {
        request.pause();
        ServicePath service = path.startsWith(ServicePath.PREFIX) ? ServicePath.parse(path, ServicePath.PREFIX) : null;
        FacetAnswers answers =
                new FacetAnswers(parts.ports(), request, dialect, service == null ? null : service.toString());
        RouteTable table = parts.routes().table();
        TraceContext trace = trace(answers, request, arrived);
        if (table == null) {
            answers.problem(request, NOT_YET, trace, List.of());
        } else if (metadata.takes(path)) {
            list(request, path, table, answers, trace);
        } else if (service == null) {
            answers.problem(request, NO_NAME, trace, List.of());
        } else {
            call(request, service, table, answers, trace);
        }
    }

    /** X-Road's id of the message becomes the trace, so that the ledger has it. */
    private static TraceContext trace(FacetAnswers answers, HttpServerRequest request, TraceContext arrived) {
        return request.getHeader("traceparent") == null
                        && UUID.matcher(answers.id()).matches()
                ? TraceContext.of("00-" + answers.id().replace("-", "") + "-0000000000000001-01")
                : arrived;
    }

    private void call(
            HttpServerRequest request, ServicePath to, RouteTable table, FacetAnswers answers, TraceContext trace) {
        Fault malformed = malformed(request, answers);
        if (malformed != null) {
            answers.problem(request, malformed, trace, List.of());
            return;
        }
        Application provider = table.application(to.provider());
        Instant now = parts.clock().instant();
        String address = request.remoteAddress().hostAddress();
        Call call = Call.arrived(
                CallId.at(now),
                request.method().name(),
                provider == null ? "" : provider.code(),
                to.service(),
                to.tail(),
                request.query(),
                new VertxHeaders(request.headers()),
                address,
                now,
                trace);
        Identity.Decision who = MemberIdentity.check(table, answers.client(), address);
        conclude(request, call, parts.path().admit(call, who), answers);
    }

    private static @Nullable Fault malformed(HttpServerRequest request, FacetAnswers answers) {
        if (!ID.matcher(answers.id()).matches()) {
            return NO_ID;
        }
        String party = request.getHeader("X-Road-Represented-Party");
        return party == null || PARTY.matcher(party).matches() ? null : NO_PARTY;
    }

    private void conclude(HttpServerRequest request, Call call, Admission admission, FacetAnswers answers) {
        switch (admission) {
            case Admission.Admitted(Passage passage) -> api.carry(request, passage, answers, answers);
            case Admission.Refused(Fault fault, List<String> allow) -> answers.problem(request, fault, call, allow);
            case Admission.Pending(CompletionStage<Admission> later) -> {
                Context context = vertx.getOrCreateContext();
                later.thenAccept(known -> context.runOnContext(now -> conclude(request, call, known, answers)));
            }
            case Admission.Unverified unverified ->
                answers.problem(
                        request, Fault.hub(FaultCode.GALAT_HUB, "A facet's client was left open."), call, List.of());
        }
    }

    private void list(
            HttpServerRequest request, String path, RouteTable table, FacetAnswers answers, TraceContext trace) {
        if (!READ_ONLY.contains(request.method().name())) {
            Fault fault = Fault.caller(FaultCode.METODE_TIDAK_ADA, "The list is there to be read.");
            answers.problem(request, fault, trace, READ_ONLY);
            return;
        }
        FacetMetadata.Asked asked = new FacetMetadata.Asked(
                path,
                request.query(),
                request.getHeader("accept"),
                answers.client(),
                request.remoteAddress().hostAddress(),
                request.getHeader("host"));
        Context context = vertx.getOrCreateContext();
        request.resume();
        Thread.ofVirtual().name("list").start(() -> {
            FacetMetadata.Found found = made(asked, table);
            context.runOnContext(now -> tell(request, found, answers, trace));
        });
    }

    private FacetMetadata.Found made(FacetMetadata.Asked asked, RouteTable table) {
        try {
            return metadata.answer(asked, table);
        } catch (RuntimeException broken) {
            LOG.error("a list of the {} facet broke", dialect, broken);
            return FacetMetadata.Found.failed(Fault.hub(FaultCode.GALAT_HUB, "The hub failed to answer."));
        }
    }

    private static void tell(
            HttpServerRequest request, FacetMetadata.Found found, FacetAnswers answers, TraceContext trace) {
        Fault fault = found.fault();
        Reply reply = found.reply();
        if (fault != null) {
            answers.problem(request, fault, trace, List.of());
        } else if (reply != null && !request.response().closed()) {
            answers.reply(request, reply);
        }
    }
}
