package id.simpul.gateway.dataplane;

import id.simpul.hub.connector.HttpTarget;
import id.simpul.hub.connector.TargetTls;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClientAgent;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.PoolOptions;
import io.vertx.core.net.PemKeyCertOptions;
import io.vertx.core.net.PemTrustOptions;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;

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

    private record Shape(int maxConnections, Duration connectTimeout, TargetTls tls) {}

    HttpClientAgent client(HttpTarget target) {
        return clients.computeIfAbsent(
                new Shape(target.maxConnections(), target.connectTimeout(), target.tls()), this::create);
    }

    private HttpClientAgent create(Shape shape) {
        HttpClientOptions options = new HttpClientOptions()
                .setConnectTimeout(Math.toIntExact(shape.connectTimeout().toMillis()))
                .setSslHandshakeTimeout(shape.connectTimeout().toMillis())
                .setSslHandshakeTimeoutUnit(TimeUnit.MILLISECONDS)
                .setKeepAliveTimeout(KEEP_ALIVE_SECONDS)
                .setDecompressionSupported(false)
                .setMaxHeaderSize(32 * 1024);
        trust(options, shape.tls());
        PoolOptions pool = new PoolOptions()
                .setHttp1MaxSize(Math.ceilDiv(shape.maxConnections(), eventLoops))
                .setMaxWaitQueueSize(MAX_WAITING);
        return vertx.createHttpClient(options, pool);
    }

    private static void trust(HttpClientOptions options, TargetTls tls) {
        if (!tls.trust().isEmpty()) {
            options.setTrustOptions(new PemTrustOptions().addCertValue(Buffer.buffer(tls.trust())));
        }
        if (!tls.certificate().isEmpty()) {
            options.setKeyCertOptions(new PemKeyCertOptions()
                    .setCertValue(Buffer.buffer(tls.certificate()))
                    .setKeyValue(Buffer.buffer(tls.key())));
        }
    }
}
