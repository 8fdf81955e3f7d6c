package id.simpul.connectors.camel;

import id.simpul.hub.message.Fault;
import id.simpul.hub.message.FaultCode;
import id.simpul.hub.message.FaultException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.ProducerTemplate;
import org.apache.camel.Route;
import org.apache.camel.RoutesBuilder;
import org.apache.camel.builder.TemplatedRouteBuilder;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Routes made at run time from templates, asked like a function that answers before a deadline or throws a fault. */
@Component
public class CamelRoutes implements AutoCloseable {
    private static final Duration GRACE = Duration.ofMillis(500);

    private final CamelContext context;
    private final Clock clock;
    private final ProducerTemplate producer;

    public CamelRoutes(CamelContext context, Clock clock) {
        this.context = context;
        this.clock = clock;
        this.producer = context.createProducerTemplate();
    }

    /** Adds the route templates of a kind; once, when the kind is made. */
    public void addTemplates(RoutesBuilder templates) {
        try {
            context.addRoutes(templates);
        } catch (Exception e) {
            throw new IllegalStateException("route template: refused (expected: one that Camel accepts)", e);
        }
    }

    /** Makes {@code bean} known to routes as {@code #name}. */
    public void bind(String name, Object bean) {
        context.getRegistry().bind(name, bean);
    }

    public void unbind(String name) {
        context.getRegistry().unbind(name);
    }

    /** Makes and starts the route {@code id} from a template; one that is asked begins with {@code direct:{{id}}}. */
    public void open(String id, String template, Map<String, Object> parameters) {
        TemplatedRouteBuilder.builder(context, template)
                .routeId(id)
                .parameter("id", id)
                .parameters(parameters)
                .add();
    }

    /**
     * What the route {@code id} makes of {@code body}.
     *
     * @param abandon told which thread is late, so that it can stop the target's work; then the thread is interrupted,
     *     which ends a wait on a socket and closes it
     * @throws FaultException when the route fails or the deadline passes
     */
    public @Nullable Object ask(String id, Object body, Instant deadline, Consumer<Thread> abandon)
            throws FaultException {
        FutureTask<Exchange> asked = new FutureTask<>(() -> send(id, body));
        Thread thread = Thread.ofVirtual().name(id).start(asked);
        try {
            long left = Duration.between(clock.instant(), deadline).toMillis();
            return answer(asked.get(Math.max(left, 0), TimeUnit.MILLISECONDS));
        } catch (TimeoutException late) {
            Thread.startVirtualThread(() -> abandon(asked, thread, abandon));
            throw new FaultException(Fault.target(FaultCode.BATAS_WAKTU, CamelFaults.late()));
        } catch (InterruptedException stopped) {
            asked.cancel(true);
            Thread.currentThread().interrupt();
            throw new FaultException(Fault.hub(FaultCode.GALAT_HUB, "The hub is stopping."), stopped);
        } catch (ExecutionException failed) {
            throw CamelFaults.thrown(failed);
        }
    }

    private static void abandon(FutureTask<Exchange> asked, Thread thread, Consumer<Thread> abandon) {
        Thread stopping = Thread.startVirtualThread(() -> abandon.accept(thread));
        try {
            stopping.join(GRACE);
            thread.join(GRACE);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
        asked.cancel(true);
    }

    private Exchange send(String id, Object body) {
        return producer.send("direct:" + id, exchange -> exchange.getIn().setBody(body));
    }

    private static @Nullable Object answer(Exchange exchange) throws FaultException {
        Exception failure = exchange.getException();
        if (failure != null) {
            throw CamelFaults.thrown(failure);
        }
        return exchange.getMessage().getBody();
    }

    /** Stops and forgets the route {@code id}; one that is gone already is no error. */
    public void close(String id) {
        try {
            Route route = context.getRoute(id);
            context.getRouteController().stopRoute(id);
            context.removeRoute(id);
            if (route != null) {
                context.removeEndpoint(route.getEndpoint());
            }
        } catch (Exception e) {
            throw new IllegalStateException("route " + id + ": not stopped (expected: to stop)", e);
        }
    }

    @Override
    public void close() {
        producer.stop();
    }
}
