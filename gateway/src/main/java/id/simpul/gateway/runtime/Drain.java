package id.simpul.gateway.runtime;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.availability.AvailabilityChangeEvent;
import org.springframework.boot.availability.ReadinessState;
import org.springframework.context.ApplicationContext;
import org.springframework.stereotype.Component;

/**
 * The first step of a stop: readiness goes down, and for a pause everybody is still served, so that whoever spreads the calls
 * over the nodes sees it; then the doors close, and the calls under way end. Everything that they need stops later.
 */
@Component
class Drain {
    private static final Logger LOG = LoggerFactory.getLogger(Drain.class);
    private static final Duration BEYOND = Duration.ofSeconds(2);

    private final ApplicationContext context;
    private final List<Farewell> ports;
    private final HttpSettings settings;

    Drain(ApplicationContext context, List<Farewell> ports, HttpSettings settings) {
        this.context = context;
        this.ports = ports;
        this.settings = settings;
    }

    /** Takes as long as the pause and the longest call, within the limit. */
    void run(Progress progress) throws InterruptedException {
        AvailabilityChangeEvent.publish(context, ReadinessState.REFUSING_TRAFFIC);
        ports.forEach(Farewell::announce);
        progress.step("tidak menerima lalu lintas baru (leaving, still serving for "
                + settings.drainPause().toMillis() + " ms)");
        Thread.sleep(settings.drainPause());
        if (!left()) {
            LOG.warn(
                    "calls were still under way after {} ms and are cut off",
                    settings.drainLimit().toMillis());
        }
        progress.step("pintu ditutup (doors closed)");
    }

    private boolean left() throws InterruptedException {
        CompletableFuture<?>[] leaving = ports.stream()
                .map(each -> each.leave(settings.drainLimit()))
                .map(CompletionStage::toCompletableFuture)
                .toArray(CompletableFuture[]::new);
        long most = settings.drainLimit().plus(BEYOND).toMillis();
        return CompletableFuture.allOf(leaving)
                .handle((done, broken) -> broken == null)
                .completeOnTimeout(false, most, TimeUnit.MILLISECONDS)
                .join();
    }
}
