package id.simpul.gateway.dataplane;

import id.simpul.hub.call.CallPath;
import id.simpul.hub.call.Passage;
import id.simpul.hub.message.Fault;
import id.simpul.hub.message.FaultCode;
import id.simpul.hub.message.FaultStatus;
import io.vertx.core.Context;
import io.vertx.core.MultiMap;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClosedException;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/**
 * The caller's side of one admitted call: its deadline, its hanging up, and its one end. Every way out settles the call
 * before the end of the answer goes out. Confined to one event loop.
 */
final class Exchange {
    private final Context context;
    private final HttpServerRequest request;
    private final Passage passage;
    private final CallPath path;
    private final Answers answers;
    private final Clock clock;
    private final long timer;
    private final SlowGuard guard;
    private final Pace pace = new Pace(this::fail);
    private Runnable release = () -> {};
    private Manner manner = Manner.PLAIN;
    private @Nullable Buffer held;
    private boolean over;

    Exchange(
            Context context,
            HttpServerRequest request,
            Passage passage,
            CallPath path,
            Answers answers,
            SlowGuard guard,
            Clock clock) {
        this.context = context;
        this.request = request;
        this.passage = passage;
        this.path = path;
        this.answers = answers;
        this.guard = guard;
        guard.watch(pace);
        this.clock = clock;
        this.timer = context.owner().setTimer(Math.max(1, leftMillis()), id -> timedOut());
        request.response().closeHandler(closed -> hungUp());
        request.exceptionHandler(this::broken);
        if (request.response().closed()) {
            hungUp();
        }
    }

    HttpServerRequest request() {
        return request;
    }

    HttpServerResponse response() {
        return request.response();
    }

    Passage passage() {
        return passage;
    }

    Context context() {
        return context;
    }

    /** Notes how it was asked. */
    void asked(Manner by) {
        manner = by;
    }

    Manner manner() {
        return manner;
    }

    /** What is left of the call's time. */
    long leftMillis() {
        return Duration.between(clock.instant(), passage.call().deadline()).toMillis();
    }

    /** Lets a piece of the request's body leave its mark in the evidence. */
    void received(byte[] piece) {
        passage.request().update(piece);
        manner.received(piece);
    }

    /** Keeps the request's body, which was read whole. */
    void hold(Buffer body) {
        held = body;
    }

    /** The request's body where it was read whole, or null where it is still to be streamed. */
    @Nullable
    Buffer held() {
        return held;
    }

    /** Ends with a problem instead of an error body of the target that must not pass; its head has been written. */
    void completeWithoutBody(int status) {
        if (!over) {
            Buffer problem = answers.errorOfTarget(request, status, passage.call());
            passage.response().update(problem.getBytes());
            complete(status, () -> response().end(problem));
        }
    }

    /** Who is to move next; noted by whoever reads or writes. */
    Pace pace() {
        return pace;
    }

    Sample requestSample() {
        return new Sample(path.bodies().requestSample(passage));
    }

    /** For an answer that a person could read: compressed ones are not looked into. */
    Sample responseSample(int status, MultiMap headers) {
        return new Sample(
                headers.contains("content-encoding")
                        ? null
                        : path.bodies().responseSample(passage, status, headers.get("content-type")));
    }

    /** What to let go of when the call ends early. */
    void onEnd(Runnable action) {
        release = action;
    }

    /** Whether the call has ended: what arrives later is dropped. */
    boolean isOver() {
        return over;
    }

    /** Settles the call as answered, then lets {@code end} send the last piece; a strict call's waits for its closing. */
    void complete(int status, Runnable end) {
        if (over) {
            return;
        }
        close();
        Fault unrecorded = path.settle(passage, null, status);
        CompletionStage<Void> acknowledged = passage.acknowledged();
        if (unrecorded != null) {
            refuse(unrecorded);
        } else if (acknowledged == null) {
            end.run();
        } else {
            acknowledged.whenComplete((done, late) -> context.runOnContext(now -> conclude(late, end)));
        }
    }

    private void conclude(@Nullable Throwable late, Runnable end) {
        if (late != null) {
            refuse(path.withhold(passage));
        } else if (!response().closed()) {
            end.run();
        }
    }

    /** Settles the call as failed and tells the caller why; an answer that has begun is broken off. */
    void fail(Fault cause) {
        if (over) {
            return;
        }
        Fault fault = whose(cause);
        close();
        release.run();
        int status = response().headWritten() ? response().getStatusCode() : FaultStatus.of(fault.code());
        Fault unrecorded = path.settle(passage, fault, status);
        refuse(unrecorded == null ? fault : unrecorded);
    }

    /** A target is not to blame where its caller did not give it the time that it has. */
    private Fault whose(Fault cause) {
        return cause.code() == FaultCode.BATAS_WAKTU && passage.hurried()
                ? Fault.caller(FaultCode.BATAS_WAKTU_PEMANGGIL, "The time that Simpul-Timeout gave is over.")
                : cause;
    }

    private void refuse(Fault fault) {
        if (response().headWritten()) {
            response().reset();
        } else {
            answers.problem(request, fault, passage.call());
        }
    }

    private void timedOut() {
        if (pace.awaitsBody()) {
            fail(Fault.caller(
                    FaultCode.PEMANGGIL_TERLALU_LAMBAT, "The caller had not sent its body when the time was over."));
            return;
        }
        fail(Fault.target(
                FaultCode.BATAS_WAKTU,
                "The target did not complete its answer within "
                        + Duration.between(
                                        passage.call().receivedAt(),
                                        passage.call().deadline())
                                .toMillis()
                        + " ms."));
    }

    /** A body that breaks the rules of its coding; the end of the connection is told by the close handler. */
    private void broken(Throwable failure) {
        if (!(failure instanceof HttpClosedException)) {
            fail(BodyLimit.malformed());
        }
    }

    private void hungUp() {
        if (!over) {
            close();
            release.run();
            path.settle(
                    passage,
                    Fault.caller(FaultCode.PEMANGGIL_MEMUTUS, "The caller closed the connection."),
                    FaultStatus.of(FaultCode.PEMANGGIL_MEMUTUS));
        }
    }

    private void close() {
        over = true;
        guard.forget(pace);
        context.owner().cancelTimer(timer);
    }
}
