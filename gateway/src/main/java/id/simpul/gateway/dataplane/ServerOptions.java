package id.simpul.gateway.dataplane;

import id.simpul.gateway.runtime.HttpSettings;
import io.vertx.core.http.Http2Settings;
import io.vertx.core.http.HttpServerOptions;
import java.util.concurrent.TimeUnit;

/** How the port speaks: HTTP/1.1, and HTTP/2 by prior knowledge, by Upgrade and, over TLS, by ALPN. */
final class ServerOptions {
    /** A connection on which nothing moves at all; whatever moves too slowly is the slow guard's. */
    private static final int DEAD_SECONDS = 120;

    private static final int STREAMS = 100;

    private ServerOptions() {}

    static HttpServerOptions of(int port, HttpSettings http) {
        return new HttpServerOptions()
                .setPort(port)
                .setHttp2ClearTextEnabled(http.h2c())
                .setMaxInitialLineLength(http.maxLine())
                .setMaxHeaderSize(http.maxHeaderBytes())
                .setInitialSettings(new Http2Settings()
                        .setMaxHeaderListSize(http.maxHeaderBytes())
                        .setMaxConcurrentStreams(STREAMS))
                .setIdleTimeout(DEAD_SECONDS)
                .setIdleTimeoutUnit(TimeUnit.SECONDS)
                .setHandle100ContinueAutomatically(false);
    }
}
