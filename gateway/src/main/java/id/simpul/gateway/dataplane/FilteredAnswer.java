package id.simpul.gateway.dataplane;

import id.simpul.hub.message.Fault;
import id.simpul.hub.message.FaultCode;
import id.simpul.hub.message.FaultException;
import id.simpul.hub.policy.FieldFilter;
import io.vertx.core.MultiMap;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerResponse;
import java.util.Set;

/** Sends a whole answer whose fields are limited by agreement. What cannot be filtered never passes. */
final class FilteredAnswer {
    static final int LIMIT = 1024 * 1024;

    /** What describes the body as the target made it, and no longer holds. */
    private static final Set<String> OF_THE_WHOLE = Set.of("content-length", "etag", "content-md5", "digest");

    private final Exchange exchange;
    private final FieldFilter filter;

    FilteredAnswer(Exchange exchange, FieldFilter filter) {
        this.exchange = exchange;
        this.filter = filter;
    }

    void send(int status, MultiMap headers, byte[] body) {
        if (exchange.isOver()) {
            return;
        }
        if (body.length == 0) {
            exchange.complete(status, () -> head(status, headers).end());
            return;
        }
        if (status >= 400) {
            HeaderRules.ours(exchange.passage(), exchange.response().headers());
            exchange.completeWithoutBody(status);
            return;
        }
        try {
            if (headers.contains("content-encoding")) {
                throw new FaultException(Fault.target(
                        FaultCode.JAWABAN_TIDAK_SAH, "The target compressed an answer that has to be filtered."));
            }
            FieldFilter.Filtered filtered = filter.filter(body);
            exchange.passage().response().update(filtered.body());
            exchange.complete(status, () -> end(status, headers, filtered));
        } catch (FaultException refused) {
            exchange.fail(refused.fault());
        }
    }

    private void end(int status, MultiMap headers, FieldFilter.Filtered filtered) {
        HttpServerResponse to = head(status, headers);
        if (!filtered.removed().isEmpty()) {
            to.putHeader("Simpul-Fields-Removed", String.join(", ", filtered.removed()));
        }
        to.end(Buffer.buffer(filtered.body()));
    }

    private HttpServerResponse head(int status, MultiMap headers) {
        OF_THE_WHOLE.forEach(headers::remove);
        HttpServerResponse to = exchange.response().setStatusCode(status);
        to.headers().addAll(headers);
        return to;
    }
}
