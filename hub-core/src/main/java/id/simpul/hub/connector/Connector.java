package id.simpul.hub.connector;

import id.simpul.hub.message.Call;
import id.simpul.hub.message.FaultException;
import id.simpul.hub.message.Reply;
import id.simpul.hub.registry.Service.Operation;

/** A connection that is not plain HTTP. Called on a virtual thread; it may block until the call's deadline. */
public non-sealed interface Connector extends Target, AutoCloseable {

    /**
     * Asks the target.
     *
     * @throws FaultException with a {@code TargetFault} when the target failed, a {@code CallerFault} when it refused
     */
    Reply call(Operation operation, Call call) throws FaultException;

    /** Frees what the connection holds; calls under way may fail. */
    @Override
    void close();
}
