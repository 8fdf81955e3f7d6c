package id.simpul.gateway.dataplane;

import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.http.HttpServer;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/** A port on one event loop, and how it is left. */
record OpenPort(Context context, HttpServer server, SlowGuard guard) {

    /** From now on each answer asks its caller to go. */
    void announce() {
        context.runOnContext(now -> guard.announce());
    }

    /** Takes nobody in any more; done when the last connection is gone, or cut off after {@code limit}. */
    Future<Void> leave(Duration limit) {
        Promise<Void> gone = Promise.promise();
        context.runOnContext(now -> {
            guard.leave();
            server.shutdown(limit.toMillis(), TimeUnit.MILLISECONDS).onComplete(gone);
        });
        return gone.future();
    }
}
