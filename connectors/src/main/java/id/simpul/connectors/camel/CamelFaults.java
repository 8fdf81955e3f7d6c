package id.simpul.connectors.camel;

import id.simpul.hub.message.Fault;
import id.simpul.hub.message.FaultCode;
import id.simpul.hub.message.FaultException;
import java.io.IOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.sql.SQLException;
import java.sql.SQLNonTransientConnectionException;
import java.sql.SQLRecoverableException;
import java.sql.SQLTimeoutException;
import java.sql.SQLTransientConnectionException;
import org.jspecify.annotations.Nullable;

/**
 * What a failure in Camel means for the caller. Messages of drivers never get into the fault: they quote values, and a
 * value may be a NIK.
 */
final class CamelFaults {
    private static final String NO_CONNECTION = "08001";
    private static final String CANCELLED = "57014";

    private CamelFaults() {}

    /** A target's failure goes on without its cause, whose message may quote; the hub's own keeps it. */
    static FaultException thrown(Throwable failure) {
        Fault fault = of(failure);
        return fault instanceof Fault.HubFault ? new FaultException(fault, failure) : new FaultException(fault);
    }

    /** The fault behind {@code failure}: the first cause that tells which one. */
    private static Fault of(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            FaultCode code = code(cause);
            if (code != null) {
                return Fault.target(code, sentence(code, cause));
            }
        }
        return Fault.hub(
                FaultCode.GALAT_HUB,
                "The connection failed with " + failure.getClass().getName() + ".");
    }

    private static @Nullable FaultCode code(Throwable cause) {
        return switch (cause) {
            case ConnectException e -> FaultCode.TUJUAN_TIDAK_TERJANGKAU;
            case UnknownHostException e -> FaultCode.TUJUAN_TIDAK_TERJANGKAU;
            case NoRouteToHostException e -> FaultCode.TUJUAN_TIDAK_TERJANGKAU;
            case SocketTimeoutException e -> FaultCode.BATAS_WAKTU;
            case IOException e -> FaultCode.TUJUAN_MEMUTUS;
            case SQLException e -> sql(e);
            default -> null;
        };
    }

    private static FaultCode sql(SQLException failure) {
        return switch (failure) {
            case SQLTransientConnectionException e -> FaultCode.TUJUAN_TIDAK_TERJANGKAU;
            case SQLTimeoutException e -> FaultCode.BATAS_WAKTU;
            case SQLNonTransientConnectionException e -> FaultCode.TUJUAN_MEMUTUS;
            case SQLRecoverableException e -> FaultCode.TUJUAN_MEMUTUS;
            default -> state(String.valueOf(failure.getSQLState()));
        };
    }

    /** For drivers that throw plain exceptions, such as PostgreSQL's. */
    private static FaultCode state(String state) {
        if (state.equals(NO_CONNECTION)) {
            return FaultCode.TUJUAN_TIDAK_TERJANGKAU;
        }
        if (state.equals(CANCELLED)) {
            return FaultCode.BATAS_WAKTU;
        }
        return state.startsWith("08") || state.startsWith("57P")
                ? FaultCode.TUJUAN_MEMUTUS
                : FaultCode.JAWABAN_TIDAK_SAH;
    }

    private static String sentence(FaultCode code, Throwable cause) {
        return switch (code) {
            case TUJUAN_TIDAK_TERJANGKAU -> "No connection to the target could be had.";
            case BATAS_WAKTU -> late();
            case TUJUAN_MEMUTUS -> "The target broke the connection off.";
            default ->
                cause instanceof SQLException sql
                        ? "The database refused the query with SQL state " + sql.getSQLState() + "."
                        : "The target's answer makes no sense.";
        };
    }

    static String late() {
        return "The target did not answer before the deadline.";
    }
}
