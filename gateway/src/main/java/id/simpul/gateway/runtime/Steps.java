package id.simpul.gateway.runtime;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;

/** The steps of the start: tells each when it is done, what is still waited for, and ends with the first that fails. */
final class Steps {
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final Progress progress;
    private final Map<String, CompletableFuture<Void>> steps = new LinkedHashMap<>();
    private final CompletableFuture<Void> failure = new CompletableFuture<>();

    Steps(Progress progress) {
        this.progress = progress;
    }

    void add(String text, CompletableFuture<Void> done) {
        steps.put(text, done.thenRun(() -> progress.step(text)));
        done.exceptionally(failed -> {
            failure.completeExceptionally(failed);
            return null;
        });
    }

    /** Returns when all are done; throws the reason of the first that failed. Tells {@code meanwhile} now and then. */
    void await(Runnable meanwhile) throws InterruptedException {
        CompletableFuture<Void> all = CompletableFuture.allOf(steps.values().toArray(CompletableFuture[]::new));
        CompletableFuture<Object> outcome = CompletableFuture.anyOf(all, failure);
        while (!isOver(outcome)) {
            progress.step("menunggu (waiting): " + waitedFor());
            meanwhile.run();
        }
    }

    private static boolean isOver(CompletableFuture<Object> outcome) throws InterruptedException {
        try {
            outcome.get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
            return true;
        } catch (TimeoutException stillRunning) {
            return false;
        } catch (ExecutionException failed) {
            throw StartFailure.because(failed);
        }
    }

    private String waitedFor() {
        return steps.entrySet().stream()
                .filter(each -> !each.getValue().isDone())
                .map(Map.Entry::getKey)
                .collect(Collectors.joining(", "));
    }
}
