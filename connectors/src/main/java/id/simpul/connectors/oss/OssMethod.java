package id.simpul.connectors.oss;

import id.simpul.hub.message.Fault;
import id.simpul.hub.message.FaultCode;
import id.simpul.hub.message.FaultException;
import java.util.List;

/**
 * One of the methods with which OSS calls the city (PIA OSS-RBA 4.3.22). There is no common envelope: each has its own
 * roots.
 *
 * @param requestRoot the key that holds the message; empty where the document does not name it
 * @param served whether the hub does what the method asks for; another one is answered with a refusal
 */
record OssMethod(String name, String requestRoot, String responseRoot, boolean served) {
    static final OssMethod RECEIVE_NIB = new OssMethod("receiveNIB", "dataNIB", "responreceiveNIB", true);

    private static final List<OssMethod> ALL = List.of(
            RECEIVE_NIB,
            new OssMethod("receiveFileDS", "receiveFileDS", "responreceiveFileDS", false),
            new OssMethod("checkKomitmen", "", "responcheckKomitmen", false),
            new OssMethod("receiveNIBSTPW", "", "responreceiveNIBSTPW", false),
            new OssMethod("receiveNIBKKPR", "", "responreceiveNIBKKPR", false),
            new OssMethod("receiveNIBPSE", "", "responreceiveNIBPSE", false));

    /**
     * The method called {@code name}, which distinguishes case as OSS does.
     *
     * @throws FaultException for a method that OSS does not have
     */
    static OssMethod of(String name) throws FaultException {
        for (OssMethod each : ALL) {
            if (each.name.equals(name)) {
                return each;
            }
        }
        throw new FaultException(Fault.caller(FaultCode.OPERASI_TIDAK_ADA, "Metode ini tidak dikenal."));
    }
}
