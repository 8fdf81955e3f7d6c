package id.simpul.gateway.dataplane;

import id.simpul.hub.connector.Connector;
import id.simpul.hub.message.Call;
import id.simpul.hub.message.Fault;
import id.simpul.hub.message.FaultCode;
import id.simpul.hub.message.FaultException;
import id.simpul.hub.message.Reply;
import id.simpul.hub.policy.FieldFilter;
import io.vertx.core.MultiMap;
import io.vertx.core.buffer.Buffer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Carries one admitted call to a connector that is not plain HTTP: body read whole, asked on a virtual thread. */
final class ConnectorRelay {
    private static final Logger LOG = LoggerFactory.getLogger(ConnectorRelay.class);
    private static final int BODY_LIMIT = 1024 * 1024;

    private final Exchange exchange;
    private final Connector connector;

    ConnectorRelay(Exchange exchange, Connector connector) {
        this.exchange = exchange;
        this.connector = connector;
    }

    void start() {
        Buffer held = exchange.held();
        if (held != null) {
            ask(held.getBytes());
            return;
        }
        Buffer body = Buffer.buffer();
        exchange.request().handler(chunk -> {
            if (body.length() + chunk.length() > BODY_LIMIT) {
                exchange.fail(Fault.caller(
                        FaultCode.ISI_TERLALU_BESAR, "The body exceeds " + BODY_LIMIT + " bytes for this service."));
            } else if (!exchange.isOver()) {
                exchange.pace().awaitBody();
                body.appendBuffer(chunk);
            }
        });
        exchange.request().endHandler(ended -> {
            exchange.pace().rest();
            ask(body.getBytes());
        });
        exchange.pace().awaitBody();
        exchange.request().resume();
    }

    private void ask(byte[] body) {
        if (exchange.isOver()) {
            return;
        }
        exchange.received(body);
        Call call = exchange.passage().call().withBody(body);
        Thread asking = Thread.ofVirtual().name("call-" + call.id()).start(() -> call(call));
        exchange.onEnd(asking::interrupt);
    }

    private void call(Call call) {
        try {
            Reply reply = connector.call(exchange.passage().operation(), call);
            exchange.context().runOnContext(now -> answer(reply));
        } catch (FaultException refused) {
            exchange.context().runOnContext(now -> exchange.fail(refused.fault()));
        } catch (RuntimeException broken) {
            LOG.error("connector of {} broke on call {}", call.application(), call.id(), broken);
            exchange.context()
                    .runOnContext(now ->
                            exchange.fail(Fault.hub(FaultCode.GALAT_HUB, "The connector broke while it was asked.")));
        }
    }

    private void answer(Reply reply) {
        if (exchange.isOver()) {
            return;
        }
        MultiMap headers = MultiMap.caseInsensitiveMultiMap();
        MultiMap given = MultiMap.caseInsensitiveMultiMap();
        reply.headers().forEach(given::add);
        HeaderRules.toCaller(given, exchange.passage(), headers);
        Sample sample = exchange.responseSample(reply.status(), given);
        sample.add(Buffer.buffer(reply.body()));
        sample.end();
        FieldFilter filter = exchange.passage().filter();
        if (filter != null) {
            new FilteredAnswer(exchange, filter).send(reply.status(), headers, reply.body());
            return;
        }
        exchange.passage().response().update(reply.body());
        exchange.complete(reply.status(), () -> {
            exchange.response().setStatusCode(reply.status()).headers().addAll(headers);
            exchange.response().end(Buffer.buffer(reply.body()));
        });
    }
}
