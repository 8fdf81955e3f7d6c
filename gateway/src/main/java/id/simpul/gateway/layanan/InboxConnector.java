package id.simpul.gateway.layanan;

import id.simpul.hub.connector.Connector;
import id.simpul.hub.message.Call;
import id.simpul.hub.message.Delivery;
import id.simpul.hub.message.Fault;
import id.simpul.hub.message.FaultCode;
import id.simpul.hub.message.FaultException;
import id.simpul.hub.message.FaultStatus;
import id.simpul.hub.message.Headers;
import id.simpul.hub.message.Reply;
import id.simpul.hub.registry.Service.Operation;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.TransactionException;
import org.springframework.transaction.support.TransactionTemplate;

/** Hands events to the city's own features: each event to each feature once, together with a note in the inbox. */
final class InboxConnector implements Connector {
    private static final Reply TAKEN = new Reply(204, Headers.NONE, new byte[0]);

    private final List<PeristiwaHandler> handlers;
    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;

    InboxConnector(List<PeristiwaHandler> handlers, JdbcClient jdbc, TransactionTemplate transaction) {
        this.handlers = handlers;
        this.jdbc = jdbc;
        this.transaction = transaction;
    }

    @Override
    public Reply call(Operation operation, Call call) throws FaultException {
        throw new FaultException(Fault.hub(FaultCode.GALAT_HUB, "The city's own features answer no calls."));
    }

    @Override
    public Reply deliver(Delivery delivery) throws FaultException {
        try {
            FaultException refused = transaction.execute(status -> {
                FaultException fault = take(delivery);
                if (fault != null) {
                    status.setRollbackOnly();
                }
                return fault;
            });
            return refused == null ? TAKEN : answer(refused.fault());
        } catch (DataAccessException | TransactionException away) {
            throw new FaultException(
                    Fault.hub(FaultCode.DATA_HUB_TIDAK_TERJANGKAU, "The hub's database was not reached."), away);
        }
    }

    private @Nullable FaultException take(Delivery delivery) {
        if (!isNew(delivery)) {
            return null;
        }
        try {
            for (PeristiwaHandler each : handlers) {
                if (each.types().contains(delivery.event().type())) {
                    each.handle(delivery);
                }
            }
            return null;
        } catch (FaultException refused) {
            return refused;
        }
    }

    private boolean isNew(Delivery delivery) {
        return jdbc.sql("insert into layanan.inbox (event_id, subscription, type) values (:id, :subscription, :type)"
                                + " on conflict do nothing")
                        .param("id", delivery.id().value())
                        .param("subscription", delivery.subscription())
                        .param("type", delivery.event().type())
                        .update()
                == 1;
    }

    /** A fact that makes no sense is answered as an application would answer it. */
    private static Reply answer(Fault fault) throws FaultException {
        if (fault instanceof Fault.CallerFault) {
            byte[] detail = fault.detail().getBytes(StandardCharsets.UTF_8);
            return new Reply(FaultStatus.of(fault.code()), Headers.NONE, detail);
        }
        throw new FaultException(fault);
    }

    @Override
    public void close() {
        // nothing is held open
    }
}
