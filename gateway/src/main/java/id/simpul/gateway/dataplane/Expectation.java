package id.simpul.gateway.dataplane;

import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpVersion;

/** {@code Expect: 100-continue} (RFC 9110, section 10.1.1): the caller holds its body back until it is asked for it. */
final class Expectation {
    static final String CONTINUE = "100-continue";

    private Expectation() {}

    /** Whether the caller may be waiting, body in hand. */
    static boolean waits(HttpServerRequest request) {
        return request.version() != HttpVersion.HTTP_1_0 && CONTINUE.equalsIgnoreCase(request.getHeader("expect"));
    }

    /** Asks for the body, once it is certain that it will be read. */
    static void proceed(HttpServerRequest request) {
        if (waits(request) && !request.response().headWritten()) {
            request.response().writeContinue();
        }
    }
}
