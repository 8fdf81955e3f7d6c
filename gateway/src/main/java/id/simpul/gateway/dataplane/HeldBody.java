package id.simpul.gateway.dataplane;

import id.simpul.hub.call.CallPath;
import id.simpul.hub.message.Fault;
import id.simpul.hub.message.FaultCode;
import io.vertx.core.buffer.Buffer;

/** Reads a request's body whole and has it judged before the first byte of it goes out. */
final class HeldBody {
    static final int LIMIT = 1024 * 1024;

    private final Exchange exchange;
    private final CallPath path;

    HeldBody(Exchange exchange, CallPath path) {
        this.exchange = exchange;
        this.path = path;
    }

    /** Runs {@code go} on the exchange's event loop once the body may pass; {@link Exchange#held} then has it. */
    void thenGo(Runnable go) {
        Buffer whole = Buffer.buffer();
        exchange.request().handler(chunk -> {
            if (whole.length() + chunk.length() > LIMIT) {
                exchange.fail(Fault.caller(
                        FaultCode.ISI_TERLALU_BESAR, "The body exceeds " + LIMIT + " bytes for this service."));
            } else if (!exchange.isOver()) {
                exchange.pace().awaitBody();
                whole.appendBuffer(chunk);
            }
        });
        exchange.request().endHandler(ended -> {
            exchange.pace().rest();
            if (!exchange.isOver()) {
                Thread.ofVirtual().name("contract").start(() -> judge(whole, go));
            }
        });
        exchange.pace().awaitBody();
        exchange.request().resume();
    }

    private void judge(Buffer whole, Runnable go) {
        Fault fault = path.bodies().checkBody(exchange.passage(), whole.getBytes());
        exchange.context().runOnContext(now -> {
            if (fault != null) {
                exchange.fail(fault);
            } else if (!exchange.isOver()) {
                exchange.hold(whole);
                go.run();
            }
        });
    }
}
