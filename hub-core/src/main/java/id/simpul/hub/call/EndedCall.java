package id.simpul.hub.call;

import id.simpul.hub.message.Call;
import id.simpul.hub.message.Fault;
import id.simpul.hub.message.FaultStatus;
import id.simpul.hub.registry.Application;
import id.simpul.hub.registry.Route;
import id.simpul.hub.registry.Service.Operation;
import org.jspecify.annotations.Nullable;

/**
 * A call at its end, for whoever watches. What names it is bounded: codes and the template of the registry, never the raw
 * path, a header or a body.
 *
 * @param consumer null where it is not known who called
 * @param route null where no service has the codes that were asked for
 * @param operation null where the call was refused before one was found
 * @param fault why the caller did not get its target's answer, or null
 * @param nanos from the admission to the end of the answer; 0 for a refusal
 */
public record EndedCall(
        Call call,
        @Nullable Application consumer,
        @Nullable Route route,
        @Nullable Operation operation,
        @Nullable Fault fault,
        int status,
        long nanos,
        long requestBytes,
        long responseBytes) {

    static EndedCall settled(Passage passage, @Nullable Fault fault, int status, long nanos) {
        return new EndedCall(
                passage.call(),
                passage.consumer(),
                passage.route(),
                passage.operation(),
                fault,
                status,
                nanos,
                passage.request().bytes(),
                passage.response().bytes());
    }

    static EndedCall refused(
            Call call,
            @Nullable Application consumer,
            @Nullable Route route,
            @Nullable Operation operation,
            Fault fault) {
        return new EndedCall(call, consumer, route, operation, fault, FaultStatus.of(fault.code()), 0, 0, 0);
    }

    /** The fault's code, or the class of the status, as in {@code 2xx}. */
    public String outcome() {
        return fault == null ? status / 100 + "xx" : fault.code().code();
    }
}
