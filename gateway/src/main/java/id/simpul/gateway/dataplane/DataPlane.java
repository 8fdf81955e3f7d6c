package id.simpul.gateway.dataplane;

import id.simpul.gateway.runtime.Farewell;
import id.simpul.gateway.runtime.HttpSettings;
import id.simpul.gateway.runtime.Ports;
import id.simpul.hub.call.CallPath;
import io.vertx.core.DeploymentOptions;
import io.vertx.core.Future;
import io.vertx.core.ThreadingModel;
import io.vertx.core.Vertx;
import io.vertx.core.VertxBuilder;
import io.vertx.core.VertxOptions;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/** The gateway's server: one verticle a core, all on one port. Opens before database and broker are reached. */
@Component
class DataPlane implements SmartLifecycle, Farewell {
    private static final Logger LOG = LoggerFactory.getLogger(DataPlane.class);
    private static final int EVENT_LOOPS = Math.max(2, Runtime.getRuntime().availableProcessors());
    private static final int STOP_SECONDS = 10;

    private final CallPath path;
    private final Answers answers;
    private final FacetParts facets;
    private final Doors doors;
    private final Ports ports;
    private final HttpSettings http;
    private final Clock clock;
    private final List<HttpServer> servers = new CopyOnWriteArrayList<>();
    private final List<OpenPort> open = new CopyOnWriteArrayList<>();
    private volatile boolean stopping;
    private volatile @Nullable Vertx vertx;

    DataPlane(
            CallPath path,
            Answers answers,
            FacetParts facets,
            Doors doors,
            Ports ports,
            HttpSettings http,
            Clock clock) {
        this.path = path;
        this.answers = answers;
        this.facets = facets;
        this.doors = doors;
        this.ports = ports;
        this.http = http;
        this.clock = clock;
    }

    @Override
    public void start() {
        VertxBuilder builder = Vertx.builder()
                .with(new VertxOptions().setEventLoopPoolSize(EVENT_LOOPS).setPreferNativeTransport(true));
        Vertx started = builder.build();
        vertx = started;
        HttpServerOptions options = ServerOptions.of(ports.gateway(), http);
        Certificates certificates = http.tls() == null ? null : new Certificates(started, http.tls(), servers);
        if (certificates != null) {
            options.setSsl(true).setUseAlpn(true).setKeyCertOptions(certificates.load());
        }
        started.deployVerticle(
                        () -> new GatewayVerticle(
                                options,
                                http,
                                this::opened,
                                this::apiDoor,
                                facets,
                                doors,
                                answers,
                                clock,
                                () -> stopping),
                        new DeploymentOptions().setInstances(EVENT_LOOPS).setThreadingModel(ThreadingModel.EVENT_LOOP))
                .toCompletionStage()
                .toCompletableFuture()
                .join();
        if (certificates != null) {
            certificates.watch();
        }
    }

    private void opened(OpenPort port) {
        servers.add(port.server());
        open.add(port);
    }

    @Override
    public void announce() {
        open.forEach(OpenPort::announce);
    }

    @Override
    public CompletionStage<?> leave(Duration limit) {
        return Future.join(open.stream().map(each -> each.leave(limit)).toList())
                .toCompletionStage();
    }

    private ApiDoor apiDoor(Vertx onLoop, SlowGuard guard) {
        return new ApiDoor(onLoop, path, answers, new HttpClients(onLoop, EVENT_LOOPS), guard, clock);
    }

    @Override
    public void stop() {
        Vertx running = vertx;
        if (running == null) {
            return;
        }
        stopping = true;
        vertx = null;
        servers.clear();
        open.clear();
        try {
            running.close().toCompletionStage().toCompletableFuture().get(STOP_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        } catch (ExecutionException | TimeoutException notInTime) {
            LOG.warn("the gateway's server did not close in order");
        }
    }

    @Override
    public boolean isRunning() {
        return vertx != null;
    }
}
