package id.simpul.hub.connector;

import id.simpul.hub.message.FaultException;

/** Acts of the sample city's applications, on demand: each comes from outside to the hub's real doors. */
public interface Peragaan {
    /** What can be acted. */
    enum Act {
        /** A call that its agreement allows. */
        PANGGILAN,
        /** The same call by an application that has no agreement. */
        DITOLAK,
        /** A fact about a resident, announced to whom it concerns. */
        PERISTIWA,
        /** OSS sends a NIB. */
        NIB,
        /** An agency's application sends a letter to another one. */
        SURAT,
        /** A citizen reports a lost identity card on the portal. */
        PERMOHONAN
    }

    /**
     * What came of an act.
     *
     * @param status the HTTP status that the application got
     * @param id the id of the call or event at the hub, where it got one
     * @param number of the case, such as a NIB or a letter; empty where there is none
     */
    record Done(Act act, int status, String id, String number) {}

    /**
     * Acts now and waits for the hub's answer.
     *
     * @throws FaultException when the hub's door did not answer
     */
    Done run(Act act) throws FaultException;
}
