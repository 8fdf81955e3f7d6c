package id.simpul.gateway.dataplane;

import id.simpul.hub.message.Fault;
import id.simpul.hub.message.FaultCode;
import io.netty.channel.ConnectTimeoutException;
import io.netty.handler.codec.DecoderException;
import io.netty.handler.ssl.SslHandshakeTimeoutException;
import io.vertx.core.http.HttpClosedException;
import io.vertx.core.http.StreamResetException;
import java.io.IOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.UnknownHostException;
import java.security.cert.CertPathBuilderException;
import java.security.cert.CertPathValidatorException;
import java.security.cert.CertificateException;
import javax.net.ssl.SSLException;

/** What a failed exchange with an HTTP target means. */
final class Failures {
    private Failures() {}

    static Fault of(Throwable failure) {
        return switch (failure) {
            case ConnectTimeoutException late -> notInTime();
            case SslHandshakeTimeoutException late -> notInTime();
            case ConnectException refused -> unreachable("refused the connection");
            case UnknownHostException unknown -> unreachable("has a name that cannot be resolved");
            case NoRouteToHostException noRoute -> unreachable("has no route to it");
            case SSLException tls -> unreachable(handshake(tls));
            case HttpClosedException closed -> brokenOff();
            case StreamResetException reset -> brokenOff();
            case IOException broken -> brokenOff();
            case DecoderException wrapped
            when wrapped.getCause() instanceof SSLException tls -> unreachable(handshake(tls));
            default -> Fault.target(FaultCode.JAWABAN_TIDAK_SAH, "The target's answer is not well-formed HTTP.");
        };
    }

    /**
     * Whether another attempt may end otherwise: the connection did not come to be, or went away before an answer. What a target
     * answers, however oddly, and what its certificate says, stays as it is.
     */
    static boolean worthAnother(Throwable failure) {
        return switch (failure) {
            case SslHandshakeTimeoutException late -> true;
            case SSLException tls -> false;
            case HttpClosedException closed -> true;
            case StreamResetException reset -> true;
            case IOException broken -> true;
            default -> false;
        };
    }

    /** The certificate path is the JDK's to judge; it says why in the causes, and has no types for a wrong name. */
    private static String handshake(Throwable tls) {
        for (Throwable each = tls; each != null; each = each.getCause()) {
            if (each instanceof CertPathBuilderException || each instanceof CertPathValidatorException) {
                return "has a certificate that is not trusted";
            }
            String message = String.valueOf(each.getMessage());
            if (message.contains("fatal alert")
                    && (message.contains("certificate") || message.contains("unknown_ca"))) {
                return "did not accept the hub's certificate";
            }
            if (each instanceof CertificateException
                    && (message.startsWith("No subject alternative") || message.startsWith("No name matching"))) {
                return "has a certificate for another name";
            }
        }
        return "failed the TLS handshake";
    }

    static Fault brokenOff() {
        return Fault.target(
                FaultCode.TUJUAN_MEMUTUS, "The target closed the connection before its answer was complete.");
    }

    private static Fault notInTime() {
        return Fault.target(
                FaultCode.BATAS_WAKTU_SAMBUNGAN, "The target did not accept the connection within its time.");
    }

    private static Fault unreachable(String how) {
        return Fault.target(FaultCode.TUJUAN_TIDAK_TERJANGKAU, "The target " + how + ".");
    }
}
