package id.simpul.hub.event;

import id.simpul.hub.log.KafkaClients;
import id.simpul.hub.message.Fault;
import id.simpul.hub.message.FaultCode;
import id.simpul.hub.message.FaultException;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Writes accepted events to the log. The producer is made when it is first needed, so that no start waits for it. */
@Component
class EventLog implements AutoCloseable {
    private static final Duration RETRY = Duration.ofSeconds(2);
    /** One request at a time: a lone event goes at once, and what comes meanwhile shares the next request. */
    private static final Map<String, Object> SETTINGS = Map.of(
            "linger.ms",
            0,
            "max.in.flight.requests.per.connection",
            1,
            "max.block.ms",
            5000,
            "request.timeout.ms",
            5000,
            "delivery.timeout.ms",
            9000);

    private final KafkaClients clients;
    private final EventWire wire;
    private @Nullable Producer<byte[], byte[]> producer;

    EventLog(KafkaClients clients, EventWire wire) {
        this.clients = clients;
        this.wire = wire;
    }

    private synchronized Producer<byte[], byte[]> producer() {
        Producer<byte[], byte[]> open = producer;
        if (open == null) {
            open = clients.producer("events", SETTINGS);
            producer = open;
        }
        return open;
    }

    /** An event on its way to the log. */
    static final class Written {
        /** It was in the log before. */
        static final Written BEFORE = new Written(CompletableFuture.completedFuture(null));

        private final Future<?> sent;

        private Written(Future<?> sent) {
            this.sent = sent;
        }

        /** Whether it is known already that the log does not have it. */
        boolean failed() {
            return sent.state() == Future.State.FAILED;
        }

        /**
         * Returns null once every in-sync replica has the event; else why that is not known. A try whose end is unknown may
         * still have written it: the publisher repeats it, and the router recognises the repetition.
         */
        @Nullable
        FaultException await(Duration patience) {
            try {
                sent.get(patience.toMillis(), TimeUnit.MILLISECONDS);
                return null;
            } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
                return unavailable(stopped);
            } catch (ExecutionException failed) {
                return failed.getCause() instanceof RecordTooLargeException
                        ? new FaultException(
                                Fault.caller(FaultCode.ISI_TERLALU_BESAR, "The event is too large."), failed)
                        : unavailable(failed);
            } catch (TimeoutException failed) {
                return unavailable(failed);
            }
        }
    }

    /** Sends it on its way. */
    Written append(AcceptedEvent accepted) {
        try {
            return new Written(producer().send(wire.arriving(accepted)));
        } catch (KafkaException failed) {
            return new Written(CompletableFuture.failedFuture(failed));
        }
    }

    private static FaultException unavailable(Throwable cause) {
        return new FaultException(
                Fault.busy(FaultCode.HUB_SIBUK, "The log did not confirm the event in time; send it again.", RETRY),
                cause);
    }

    @Override
    public synchronized void close() {
        Producer<byte[], byte[]> open = producer;
        producer = null;
        if (open != null) {
            open.close(Duration.ofSeconds(5));
        }
    }
}
