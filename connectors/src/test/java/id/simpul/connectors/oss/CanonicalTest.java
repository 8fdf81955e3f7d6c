package id.simpul.connectors.oss;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** formats 2.9: the hazards of the document, read. */
class CanonicalTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {"tipe_dokumen ":"9"}                        | {"tipeDokumen":"9"}
            {" nama_perseroan":" WARUNG  "}              | {"namaPerseroan":"WARUNG"}
            {"kbli":1111}                                | {"kbli":"01111"}
            {"kbli":"1111"}                              | {"kbli":"1111"}
            {"nib":220100422015}                         | {"nib":"0220100422015"}
            {"kewenangan":2,"status_nib":1}              | {"kewenangan":"02","statusNib":"01"}
            {"total_pma":10000000000.50}                 | {"totalPma":"10000000000.50"}
            {"a":1e2}                                    | {"a":"100"}
            {"a":1e999999}                               | {"a":"1E+999999"}
            {"a":true,"b":false}                         | {"a":"true","b":"false"}
            {"a":"-","b":"","c":null,"d":{},"e":[]}      | {}
            {"a":["-",null,{"b":"-"}],"c":[{"d_e":1}]}   | {"c":[{"dE":"1"}]}
            {"data_produk_halal":{"kbli":10110}}         | {"dataProdukHalal":{"kbli":"10110"}}
            {"nib":"-","nib ":"9990000000017"}           | {"nib":"9990000000017"}
            {"b":"1","a":"2"}                            | {"a":"2","b":"1"}
            """)
    void whatIsWrittenInSeveralWaysIsReadInOne(String written, String read) {
        assertThat(canonical(written)).isEqualTo(read);
    }

    @Test
    void aNameWithoutWordsDoesNoHarm() {
        assertThat(canonical("{\"\":\"1\",\"__\":\"2\",\"_a\":\"3\"}")).contains("\"3\"");
    }

    private static String canonical(String json) {
        return OssMessage.JSON.writeValueAsString(Canonical.object(OssMessage.JSON.readTree(json)));
    }
}
