package id.simpul.connectors.camel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import id.simpul.hub.message.FaultCode;
import id.simpul.hub.message.FaultException;
import java.io.EOFException;
import java.net.ConnectException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.sql.SQLException;
import java.sql.SQLNonTransientConnectionException;
import java.sql.SQLSyntaxErrorException;
import java.sql.SQLTimeoutException;
import java.sql.SQLTransientConnectionException;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class CamelFaultsTest {

    static Stream<Arguments> failures() {
        return Stream.of(
                arguments(new ConnectException(), FaultCode.TUJUAN_TIDAK_TERJANGKAU),
                arguments(new UnknownHostException(), FaultCode.TUJUAN_TIDAK_TERJANGKAU),
                arguments(new SQLTransientConnectionException(), FaultCode.TUJUAN_TIDAK_TERJANGKAU),
                arguments(new SQLException("no server", "08001"), FaultCode.TUJUAN_TIDAK_TERJANGKAU),
                arguments(new SocketTimeoutException(), FaultCode.BATAS_WAKTU),
                arguments(new SQLTimeoutException(), FaultCode.BATAS_WAKTU),
                arguments(new SQLException("cancelled", "57014"), FaultCode.BATAS_WAKTU),
                arguments(new EOFException(), FaultCode.TUJUAN_MEMUTUS),
                arguments(new SQLNonTransientConnectionException(), FaultCode.TUJUAN_MEMUTUS),
                arguments(new SQLException("shut down", "57P01"), FaultCode.TUJUAN_MEMUTUS),
                arguments(new SQLException("lost", "08006"), FaultCode.TUJUAN_MEMUTUS),
                arguments(new SQLSyntaxErrorException("bad", "42601"), FaultCode.JAWABAN_TIDAK_SAH),
                arguments(new SQLException("no state"), FaultCode.JAWABAN_TIDAK_SAH),
                arguments(new IllegalStateException("a bug"), FaultCode.GALAT_HUB));
    }

    @ParameterizedTest
    @MethodSource("failures")
    void tellsWhoseTurnItIs(Exception failure, FaultCode expected) {
        assertThat(CamelFaults.thrown(new RuntimeException("wrapped", failure))
                        .fault()
                        .code())
                .isEqualTo(expected);
    }

    @Test
    void quotesNothingThatADriverSaid() {
        FaultException thrown = CamelFaults.thrown(new SQLException("invalid: \"9971010101900000\"", "22P02"));

        assertThat(thrown).hasMessageContaining("22P02").hasMessageNotContaining("9971010101900000");
        assertThat(thrown.getCause()).isNull();
    }
}
