package id.simpul.gateway.dataplane;

import id.simpul.hub.message.Fault;
import id.simpul.hub.message.FaultCode;
import io.vertx.core.http.HttpServerRequest;

/** How large a request's body may be. */
final class BodyLimit {
    private BodyLimit() {}

    /** The length that the request's head names; 0 where it names none. The server let digits only pass. */
    static long announced(HttpServerRequest request) {
        String length = request.getHeader("content-length");
        try {
            return length == null ? 0 : Long.parseLong(length.strip());
        } catch (NumberFormatException huge) {
            return Long.MAX_VALUE;
        }
    }

    /** The body is not as its coding asks for, such as a chunk without a size. */
    static Fault malformed() {
        return Fault.caller(FaultCode.PERMINTAAN_TIDAK_SAH, "The body of the request is not well-formed.");
    }

    static Fault exceeded(long limit) {
        return Fault.caller(FaultCode.ISI_TERLALU_BESAR, "The body exceeds " + limit + " bytes for this service.");
    }
}
