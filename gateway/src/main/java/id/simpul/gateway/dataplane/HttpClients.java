package id.simpul.gateway.dataplane;

import id.simpul.hub.connector.HttpTarget;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClientAgent;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.PoolOptions;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

/** The HTTP clients of one event loop: one for each shape of pool, shared by the targets of that shape. */
final class HttpClients {
    private static final int MAX_WAITING = 1000;
    private static final int KEEP_ALIVE_SECONDS = 15;

    private final Vertx vertx;
    private final int eventLoops;
    private final Map<Shape, HttpClientAgent> clients = new HashMap<>();

    HttpClients(Vertx vertx, int eventLoops) {
        this.vertx = vertx;
        this.eventLoops = eventLoops;
    }

    private record Shape(int maxConnections, Duration connectTimeout) {}

    HttpClientAgent client(HttpTarget target) {
        return clients.computeIfAbsent(new Shape(target.maxConnections(), target.connectTimeout()), this::create);
    }

    private HttpClientAgent create(Shape shape) {
        HttpClientOptions options = new HttpClientOptions()
                .setConnectTimeout(Math.toIntExact(shape.connectTimeout().toMillis()))
                .setKeepAliveTimeout(KEEP_ALIVE_SECONDS)
                .setDecompressionSupported(false)
                .setMaxHeaderSize(32 * 1024);
        PoolOptions pool = new PoolOptions()
                .setHttp1MaxSize(Math.ceilDiv(shape.maxConnections(), eventLoops))
                .setMaxWaitQueueSize(MAX_WAITING);
        return vertx.createHttpClient(options, pool);
    }
}
