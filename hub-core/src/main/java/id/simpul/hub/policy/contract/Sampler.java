package id.simpul.hub.policy.contract;

import id.simpul.hub.policy.contract.Deviation.Side;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Looks at some of the messages that pass: of each operation and side at most one in {@link Contract#SAMPLE_EVERY}, on one
 * thread of its own. What arrives while that thread is busy is not looked at.
 */
@Component
public class Sampler implements AutoCloseable {
    private static final int WAITING = 64;

    private final Drift drift;
    private final ThreadPoolExecutor judge = new ThreadPoolExecutor(
            1,
            1,
            0,
            TimeUnit.SECONDS,
            new ArrayBlockingQueue<>(WAITING),
            Thread.ofPlatform().daemon().name("contract-sampler").factory());

    public Sampler(Drift drift) {
        this.drift = drift;
    }

    /** Takes the whole body of the request, or null where this one is not looked at. */
    public @Nullable Consumer<byte[]> request(Contract contract, Promise promise, @Nullable String type) {
        if (contract.enforced() || !contract.wantsSample(Side.REQUEST)) {
            return null;
        }
        return body -> later(() -> note(promise, Side.REQUEST, contract.body(type, body)));
    }

    /** Takes the whole body of the answer, or null where this one is not looked at. */
    public @Nullable Consumer<byte[]> response(Contract contract, Promise promise, int status, @Nullable String type) {
        if (!contract.wantsSample(Side.RESPONSE)) {
            return null;
        }
        return body -> later(() -> note(promise.toAll(), Side.RESPONSE, contract.response(status, type, body)));
    }

    private void later(Runnable work) {
        try {
            judge.execute(work);
        } catch (RejectedExecutionException busy) {
            // a sample less
        }
    }

    private void note(Promise promise, Side side, List<Deviation> deviations) {
        drift.note(promise, Deviation.none(side));
        deviations.forEach(each -> drift.note(promise, each));
    }

    @Override
    public void close() {
        judge.shutdownNow();
    }
}
