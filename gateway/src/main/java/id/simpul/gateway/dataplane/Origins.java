package id.simpul.gateway.dataplane;

import io.vertx.core.http.RequestOptions;
import java.net.URI;

/** Where a request goes, as the client wants it said. */
final class Origins {
    private static final int HTTP = 80;
    private static final int HTTPS = 443;

    private Origins() {}

    static RequestOptions options(URI origin) {
        boolean tls = "https".equals(origin.getScheme());
        int port = origin.getPort();
        return new RequestOptions()
                .setHost(origin.getHost())
                .setPort(port >= 0 ? port : tls ? HTTPS : HTTP)
                .setSsl(tls);
    }
}
