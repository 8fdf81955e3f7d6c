package id.simpul.hub.call;

import id.simpul.hub.health.Observations;
import id.simpul.hub.ledger.EvidenceDigests;
import id.simpul.hub.ledger.EvidenceUnavailableException;
import id.simpul.hub.message.Call;
import id.simpul.hub.message.Fault;
import id.simpul.hub.message.FaultCode;
import id.simpul.hub.message.FaultStatus;
import id.simpul.hub.policy.Access;
import id.simpul.hub.policy.Allowance;
import id.simpul.hub.policy.Breakers;
import id.simpul.hub.policy.Client;
import id.simpul.hub.policy.Concurrency;
import id.simpul.hub.policy.Deadline;
import id.simpul.hub.policy.Identity;
import id.simpul.hub.policy.Maintenance;
import id.simpul.hub.policy.Quota;
import id.simpul.hub.registry.Agreement;
import id.simpul.hub.registry.Application;
import id.simpul.hub.registry.Route;
import id.simpul.hub.registry.RouteTable;
import java.time.Duration;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * The whole life of a synchronous call: {@link #admit}, then the transport carries it to its target, then
 * {@link #settle}. Straight-line and non-blocking, so that it runs on an event loop. The order of the checks is the order
 * of the lines.
 */
@Component
public class CallPath {
    private static final Duration RETRY = Duration.ofSeconds(1);
    private static final Fault NOT_LOADED =
            Fault.busy(FaultCode.RUTE_TIDAK_SIAP, "The policies of this route did not load.", Duration.ofSeconds(30));

    private final LiveRoutes routes;
    private final Identity identity;
    private final Access access;
    private final Quota quota;
    private final Concurrency concurrency;
    private final Maintenance maintenance;
    private final CallBodies bodies;
    private final Breakers breakers;
    private final EvidenceDigests digests;
    private final CallRecords records;
    private final CallObservers observers;
    private final Refusals refusals;
    private final Observations observations;

    public CallPath(
            LiveRoutes routes,
            Identity identity,
            Access access,
            Quota quota,
            Concurrency concurrency,
            Maintenance maintenance,
            CallBodies bodies,
            Breakers breakers,
            EvidenceDigests digests,
            CallRecords records,
            CallObservers observers,
            Refusals refusals,
            Observations observations) {
        this.routes = routes;
        this.identity = identity;
        this.access = access;
        this.quota = quota;
        this.concurrency = concurrency;
        this.maintenance = maintenance;
        this.bodies = bodies;
        this.breakers = breakers;
        this.digests = digests;
        this.records = records;
        this.observers = observers;
        this.refusals = refusals;
        this.observations = observations;
    }

    /** Judges a call by its head; its body has not been read yet. */
    public Admission admit(Call call) {
        RouteTable table = routes.table();
        if (table == null) {
            return refusals.unknown(
                    call, Fault.busy(FaultCode.RUTE_TIDAK_SIAP, "No route table is loaded yet.", RETRY));
        }
        return admit(call, table, identity.check(call.headers(), call.clientAddress()));
    }

    /** Judges a call of whose client a facet found out what it proves. */
    public Admission admit(Call call, Identity.Decision client) {
        RouteTable table = routes.table();
        return table == null
                ? refusals.unknown(call, Fault.busy(FaultCode.RUTE_TIDAK_SIAP, "No route table is loaded yet.", RETRY))
                : admit(call, table, client);
    }

    private Admission admit(Call call, RouteTable table, Identity.@Nullable Decision decision) {
        return switch (decision) {
            case null -> new Admission.Unverified(() -> identity.verify(call.headers()));
            case Identity.Decision.Refused(Fault fault) -> refusals.unknown(call, fault);
            case Identity.Decision.Known(Client client) -> {
                Application consumer = table.application(client.code());
                yield consumer == null ? refusals.unknown(call, Refusals.GONE) : admit(call, consumer, table);
            }
        };
    }

    private Admission admit(Call call, Application consumer, RouteTable table) {
        LiveRoute live = routes.find(call.application(), call.service());
        if (live == null) {
            Route broken = table.route(call.application(), call.service());
            Fault why = broken == null ? Refusals.NO_SERVICE : NOT_LOADED;
            return refusals.refuse(call, consumer, table.version(), broken, null, null, why);
        }
        Route route = live.route();
        Route.Match match = route.match(call.method(), call.tail());
        if (match == null) {
            return refusals.noOperation(call, consumer, live);
        }
        LocalDateTime moment = moment(call, table);
        Agreement agreement = route.agreement(consumer.code(), match.operation().code(), moment.toLocalDate());
        LiveRoute.Grant grant = live.grant(agreement);
        Fault fault = judge(call, consumer, live, grant, match, moment);
        if (fault != null || grant == null) {
            Fault told = fault == null ? Refusals.NO_SERVICE : fault;
            return refusals.refuse(call, consumer, live.registryVersion(), route, match, agreement, told);
        }
        return open(call, consumer, live, grant, match, moment);
    }

    private @Nullable Fault judge(
            Call call,
            Application consumer,
            LiveRoute live,
            LiveRoute.@Nullable Grant grant,
            Route.Match match,
            LocalDateTime moment) {
        if (grant == null && live.route().agreements().containsKey(consumer.code())) {
            return NOT_LOADED;
        }
        Fault fault = Deadline.check(call.headers());
        if (fault == null) {
            fault = access.check(consumer, grant == null ? null : grant.agreement(), match.operation(), moment);
        }
        if (fault == null) {
            fault = maintenance.check(
                    live.route().application().code(), live.route().connection().code());
        }
        if (fault == null && grant != null) {
            fault = quota.check(grant.allowance(), moment);
        }
        if (fault == null) {
            fault = bodies.checkHead(call, consumer, live, match);
        }
        return fault == null && grant != null ? enter(live, grant) : fault;
    }

    /** Takes what has to be given back by {@link #leave}: a place, and the breaker's permission. */
    private @Nullable Fault enter(LiveRoute live, LiveRoute.Grant grant) {
        Fault fault = concurrency.check(grant.allowance(), live.room());
        if (fault == null) {
            fault = breakers.check(live.breaker());
            if (fault != null) {
                concurrency.leave(grant.allowance(), live.room());
            }
        }
        return fault;
    }

    private void leave(Passage passage, @Nullable Fault fault, int status, long nanos) {
        breakers.settle(passage.live().breaker(), fault, status, nanos);
        concurrency.leave(passage.allowance(), passage.live().room());
    }

    /** What is looked at in the bodies of admitted calls. */
    public CallBodies bodies() {
        return bodies;
    }

    /** When {@code call} arrived, in the city's zone. */
    public LocalDateTime moment(Call call) {
        RouteTable table = routes.table();
        return table == null ? LocalDateTime.ofInstant(call.receivedAt(), ZoneOffset.UTC) : moment(call, table);
    }

    private static LocalDateTime moment(Call call, RouteTable table) {
        return LocalDateTime.ofInstant(
                call.receivedAt(), table.registry().city().zone());
    }

    /**
     * What the agreement that answers for {@code call} still allows, for a caller who was refused for asking too much; null
     * where it is not known who calls.
     */
    public @Nullable Allowance allowance(Call call) {
        RouteTable table = routes.table();
        LiveRoute live = routes.find(call.application(), call.service());
        Route.Match match = live == null ? null : live.route().match(call.method(), call.tail());
        if (table == null || live == null || match == null) {
            return null;
        }
        if (identity.check(call.headers(), call.clientAddress()) instanceof Identity.Decision.Known(Client client)) {
            LiveRoute.Grant grant = live.grant(live.route()
                    .agreement(
                            client.code(),
                            match.operation().code(),
                            moment(call, table).toLocalDate()));
            return grant == null ? null : grant.allowance();
        }
        return null;
    }

    private Admission open(
            Call call,
            Application consumer,
            LiveRoute live,
            LiveRoute.Grant grant,
            Route.Match match,
            LocalDateTime moment) {
        Passage passage = new Passage(
                call.withDeadline(call.receivedAt()
                        .plus(Deadline.of(call.headers(), live.route().service().deadline()))),
                consumer,
                live,
                grant,
                match,
                moment,
                digests.begin(call.id().value()),
                digests.begin(call.id().value()),
                System.nanoTime());
        if (passage.strict()) {
            return openStrictly(passage);
        }
        Fault unrecorded = records.opening(passage);
        if (unrecorded != null) {
            leave(passage, unrecorded, 0, 0);
            return new Admission.Refused(unrecorded, List.of());
        }
        return new Admission.Admitted(passage);
    }

    /** Refused at once, a strict call leaves a count and no record: a ledger that is away must not fill the journal. */
    private Admission openStrictly(Passage passage) {
        try {
            return new Admission.Pending(records.openingStrictly(passage)
                    .handle((done, late) -> late == null ? new Admission.Admitted(passage) : withdraw(passage)));
        } catch (EvidenceUnavailableException away) {
            leave(passage, CallRecords.AWAY, 0, 0);
            return refusals.counted(passage, CallRecords.AWAY);
        }
    }

    /** An opening that was not acknowledged in time may still get into the ledger: its closing follows it there. */
    private Admission withdraw(Passage passage) {
        settle(passage, CallRecords.AWAY, FaultStatus.of(CallRecords.AWAY.code()));
        return new Admission.Refused(CallRecords.AWAY, List.of());
    }

    /**
     * The fault to answer where the closing of a settled call was not acknowledged: the last piece of its answer must not go
     * out.
     */
    public Fault withhold(Passage passage) {
        refusals.counted(passage, CallRecords.AWAY);
        return CallRecords.AWAY;
    }

    /**
     * Ends an admitted call; to be called before the end of the answer goes out, which then waits for
     * {@link Passage#acknowledged}. Only the first settlement counts.
     *
     * @param fault why the caller does not get its target's answer, or null
     * @param status the status that the caller gets
     * @return the fault to answer instead where the closing could not be recorded, else null
     */
    public @Nullable Fault settle(Passage passage, @Nullable Fault fault, int status) {
        if (!passage.settleOnce()) {
            return null;
        }
        long now = System.nanoTime();
        long nanos = now - passage.startedNanos();
        Fault unrecorded = records.closing(passage, fault, status, nanos);
        leave(passage, fault, status, passage.waited(now));
        observers.tell(EndedCall.settled(passage, unrecorded == null ? fault : unrecorded, status, nanos));
        observations.settled(passage.route(), fault == null ? null : fault.code(), status, nanos / 1000);
        return unrecorded;
    }
}
