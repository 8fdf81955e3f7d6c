package id.simpul.hub.call;

import id.simpul.hub.connector.Target;
import id.simpul.hub.ledger.EvidenceDigest;
import id.simpul.hub.ledger.LedgerRecord;
import id.simpul.hub.message.Call;
import id.simpul.hub.policy.Allowance;
import id.simpul.hub.policy.FieldFilter;
import id.simpul.hub.policy.attempt.Attempts;
import id.simpul.hub.policy.contract.Contract;
import id.simpul.hub.policy.contract.Promise;
import id.simpul.hub.registry.Agreement;
import id.simpul.hub.registry.Application;
import id.simpul.hub.registry.Proof;
import id.simpul.hub.registry.Route;
import id.simpul.hub.registry.Service.Operation;
import java.time.Duration;
import java.time.LocalDateTime;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/** An admitted call between its opening and its closing record. Confined to one thread at a time. */
public final class Passage {
    private final Call call;
    private final Application consumer;
    private final LiveRoute live;
    private final LiveRoute.Grant grant;
    private final Route.Match match;
    private final LocalDateTime moment;
    private final EvidenceDigest request;
    private final EvidenceDigest response;
    private final long startedNanos;
    private @Nullable LedgerRecord opening;
    private @Nullable CompletionStage<Void> acknowledged;
    private long answeredNanos;
    private boolean settled;

    Passage(
            Call call,
            Application consumer,
            LiveRoute live,
            LiveRoute.Grant grant,
            Route.Match match,
            LocalDateTime moment,
            EvidenceDigest request,
            EvidenceDigest response,
            long startedNanos) {
        this.call = call;
        this.consumer = consumer;
        this.live = live;
        this.grant = grant;
        this.match = match;
        this.moment = moment;
        this.request = request;
        this.response = response;
        this.startedNanos = startedNanos;
    }

    /** The call, with its deadline. */
    public Call call() {
        return call;
    }

    /** The calling application. */
    public Application consumer() {
        return consumer;
    }

    public Target target() {
        return Objects.requireNonNull(live.target(), "a route without a target admits no call");
    }

    /** The attempts that this call may make; only for a target that has an address. */
    public Attempts attempts() {
        return Objects.requireNonNull(live.replicas(), "a connection with an address has targets")
                .attempts(call.method());
    }

    /** How long the target may take from the end of the request to the head of its answer. */
    public Duration firstByte() {
        return live.route().connection().resilience().firstByte();
    }

    /** Whether its caller gave it less time than the service allows. */
    public boolean hurried() {
        return call.deadline()
                .isBefore(call.receivedAt().plus(live.route().service().deadline()));
    }

    /** Notes that the target's answer begins. */
    public void answered() {
        answeredNanos = System.nanoTime();
    }

    /** From its beginning to the head of its answer, where it got one, else to {@code end}. */
    long waited(long end) {
        return (answeredNanos == 0 ? end : answeredNanos) - startedNanos;
    }

    public Operation operation() {
        return match.operation();
    }

    /** The decoded variables of the operation's path. */
    public Map<String, String> variables() {
        return match.variables();
    }

    /** When the call arrived, in the city's zone. */
    public LocalDateTime moment() {
        return moment;
    }

    /** What the agreement still allows. */
    public Allowance allowance() {
        return grant.allowance();
    }

    /** What filters the answer, or null where it passes as it is. */
    public @Nullable FieldFilter filter() {
        return grant.filter();
    }

    /** What the operation promises, or null. */
    public @Nullable Contract contract() {
        Map<String, Contract> contracts = live.contracts();
        return contracts == null ? null : contracts.get(match.operation().code());
    }

    /** Whether the body has to be judged whole before the first byte of it goes out. */
    public boolean holdsBody() {
        Contract contract = contract();
        return contract != null && contract.holdsBody();
    }

    /** Between whom the promise stands. */
    public Promise promise() {
        return live.promise(match, consumer);
    }

    /** Takes in every byte of the request's body that went to the target. */
    public EvidenceDigest request() {
        return request;
    }

    /** Takes in every byte of the answer's body that goes to the caller. */
    public EvidenceDigest response() {
        return response;
    }

    Route.Match match() {
        return match;
    }

    void opened(LedgerRecord record) {
        opening = record;
    }

    /** What the closing refers to. */
    LedgerRecord opening() {
        return Objects.requireNonNull(opening, "a passage is opened before it is settled");
    }

    /** Whether its evidence waits for the ledger topic. */
    boolean strict() {
        return live.route().service().proof() == Proof.STRICT;
    }

    void closingSent(CompletionStage<Void> onItsWay) {
        acknowledged = onItsWay;
    }

    /**
     * What the last piece of a settled call's answer has to wait for; null where it may go out at once. Completed on a thread
     * of the ledger's.
     */
    public @Nullable CompletionStage<Void> acknowledged() {
        return acknowledged;
    }

    Route route() {
        return live.route();
    }

    LiveRoute live() {
        return live;
    }

    Agreement agreement() {
        return grant.agreement();
    }

    long startedNanos() {
        return startedNanos;
    }

    /** Whether this is the first settlement. */
    boolean settleOnce() {
        boolean first = !settled;
        settled = true;
        return first;
    }
}
