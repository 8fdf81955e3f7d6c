package id.simpul.hub.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AddressRangeTest {

    @ParameterizedTest
    @CsvSource({
        "10.20.0.0/16, 10.20.255.1, true",
        "10.20.0.0/16, 10.21.0.1, false",
        "10.20.30.40, 10.20.30.40, true",
        "10.20.30.40, 10.20.30.41, false",
        "10.20.30.128/25, 10.20.30.200, true",
        "10.20.30.128/25, 10.20.30.100, false",
        "2001:db8::/33, 2001:db8:7fff::1, true",
        "2001:db8::/33, 2001:db8:8000::1, false",
        "10.20.0.0/16, ::1, false",
        "10.20.0.0/16, dukcapil, false"
    })
    void containsWhatItsPrefixSays(String range, String address, boolean within) {
        assertThat(AddressRange.parse(range).contains(address)).isEqualTo(within);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "localhost",
                "10.20.0.1/16",
                "10.20.0.0/33",
                "10.20.0.0/0",
                "10.20.0.0/x",
                "fe80::1%1",
                "::/-1"
            })
    void refusesWhatIsNoRange(String text) {
        assertThatIllegalArgumentException().isThrownBy(() -> AddressRange.parse(text));
    }
}
