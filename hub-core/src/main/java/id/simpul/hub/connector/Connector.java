package id.simpul.hub.connector;

import id.simpul.hub.message.Call;
import id.simpul.hub.message.Delivery;
import id.simpul.hub.message.Fault;
import id.simpul.hub.message.FaultCode;
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

    /**
     * Hands an event to the application behind the connection; returns once the application has it for good.
     *
     * @return what the application answered; any status from 200 to 299 means that it has it
     * @throws FaultException when it could not be asked, or did not answer before the deadline
     */
    default Reply deliver(Delivery delivery) throws FaultException {
        throw new FaultException(Fault.hub(
                FaultCode.GALAT_HUB, "A connection of this kind takes no events, such as " + delivery.name() + "."));
    }

    /** Begins no new work of its own accord, such as a schedule: another one takes its place, and it is closed later. */
    default void retire() {}

    /** Frees what the connection holds; calls under way may fail. */
    @Override
    void close();
}
