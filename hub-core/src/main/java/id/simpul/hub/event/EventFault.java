package id.simpul.hub.event;

import id.simpul.hub.message.Fault;
import id.simpul.hub.message.FaultCode;
import id.simpul.hub.message.FaultException;

/** Why an event is not accepted, with the attribute that has to be corrected. */
public final class EventFault {
    private EventFault() {}

    /** A refusal for {@code text}, which has the form {@code attribute: found (expected: ...)}. */
    public static Fault of(FaultCode code, String text) {
        int colon = text.indexOf(':');
        return colon < 0 ? Fault.caller(code, text) : Fault.callerOn(code, text.substring(0, colon), text);
    }

    /** The refusal of a whole batch because of its event at {@code index}, counted from 0. */
    static FaultException at(int index, FaultException refused) {
        Fault fault = refused.fault();
        if (!(fault instanceof Fault.CallerFault caller)) {
            return refused;
        }
        String place = "events[" + index + "]";
        String field = caller.field() == null ? place : place + "." + caller.field();
        return new FaultException(Fault.callerOn(fault.code(), field, place + "." + fault.detail()), refused);
    }
}
