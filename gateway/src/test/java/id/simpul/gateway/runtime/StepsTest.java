package id.simpul.gateway.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.junit.jupiter.api.Test;

class StepsTest {
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final Steps steps = new Steps(new Progress(new PrintStream(out, true, StandardCharsets.UTF_8)));

    @Test
    void eachStepIsToldWhenItIsDone() throws Exception {
        CompletableFuture<Void> database = new CompletableFuture<>();
        steps.add("database", database);
        steps.add("broker", CompletableFuture.completedFuture(null));
        database.complete(null);

        steps.await(() -> {});

        assertThat(out.toString(StandardCharsets.UTF_8).lines())
                .satisfiesExactly(
                        first -> assertThat(first).matches(" +0\\.\\d s  broker"),
                        second -> assertThat(second).matches(" +0\\.\\d s  database"));
    }

    @Test
    void theFirstFailureEndsTheWaiting() {
        steps.add("never", new CompletableFuture<>());
        steps.add(
                "broken",
                CompletableFuture.failedFuture(
                        new CompletionException(StartFailure.broken("Kafka: the broker ended with code 1"))));

        assertThatThrownBy(() -> steps.await(() -> {}))
                .isInstanceOf(StartFailure.class)
                .hasMessage("Kafka: the broker ended with code 1");
    }
}
