package id.simpul.hub.policy;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import id.simpul.hub.message.FaultCode;
import id.simpul.hub.message.FaultException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FieldFilterTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "nama            | {\"nik\":\"1\",\"nama\":\"A\"}               | {\"nama\":\"A\"}             | nik",
                "nama            | [{\"nik\":\"1\",\"nama\":\"A\"},{\"nik\":\"2\"}] | [{\"nama\":\"A\"},{}]     | nik",
                "alamat.kota     | {\"alamat\":{\"kota\":\"K\",\"rt\":1}}    | {\"alamat\":{\"kota\":\"K\"}} | alamat.rt",
                "alamat          | {\"alamat\":{\"kota\":\"K\",\"rt\":1}}    | {\"alamat\":{\"kota\":\"K\",\"rt\":1}} | ``",
                "anak.nama       | {\"anak\":[{\"nama\":\"A\",\"nik\":\"1\"}]} | {\"anak\":[{\"nama\":\"A\"}]} | anak.nik",
                "anak.nama       | {\"anak\":[\"9971\"]}                   | {\"anak\":[]}                | anak[]",
                "alamat.kota     | {\"alamat\":\"Jalan\"}                  | {}                           | alamat",
                "saldo           | {\"saldo\":12345678901234567890.10}     | {\"saldo\":12345678901234567890.10} | ``",
            })
    void leavesOnlyWhatIsAllowed(String allowed, String body, String expected, String removed) throws Exception {
        FieldFilter.Filtered filtered = new FieldFilter(List.of(allowed)).filter(body.getBytes(UTF_8));

        assertThat(new String(filtered.body(), UTF_8)).isEqualTo(expected);
        assertThat(String.join(",", filtered.removed())).isEqualTo(removed);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "<html>",
                "{\"a\":1",
                "\"9971010101900000\"",
                "9971010101900000",
                "{} {}",
                "{\"a\":1,\"a\":2}"
            })
    void whatCannotBeFilteredNeverPasses(String body) {
        assertThatExceptionOfType(FaultException.class)
                .isThrownBy(() -> new FieldFilter(List.of("a")).filter(body.getBytes(UTF_8)))
                .satisfies(refused -> {
                    assertThat(refused.fault().code()).isEqualTo(FaultCode.JAWABAN_TIDAK_SAH);
                    assertThat(refused).hasMessageNotContaining("9971010101900000");
                });
    }

    @Test
    void aDeepAnswerIsRefusedAndNotAnOverflow() {
        byte[] deep = ("[".repeat(5000) + "]".repeat(5000)).getBytes(UTF_8);

        assertThatExceptionOfType(FaultException.class).isThrownBy(() -> new FieldFilter(List.of("a")).filter(deep));
    }
}
